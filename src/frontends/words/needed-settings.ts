import type {HealthReport} from '../../report/health-report.ts';

interface NeededSetting {
  /** "caption_extension = .txt"; the value is untrusted. */
  readonly setting: string;
  readonly why: string;
}

/** What the trainer must be told, since this reading takes it for granted. */
export function neededSettings({source}: HealthReport): NeededSetting[] {
  return source.assumptions.map(({option, value, why}) => ({
    setting: `${option.replaceAll('-', '_')} = ${value}`,
    why,
  }));
}
