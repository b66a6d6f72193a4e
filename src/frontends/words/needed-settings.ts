import type {HealthReport} from '../../report/health-report.ts';

interface NeededSetting {
  readonly label: 'Setting needed' | 'Plug-in needed';
  /** "caption_extension = .txt"; the value is untrusted. */
  readonly setting: string;
  readonly why: string;
}

/** What the trainer must be told, since this reading takes it for granted. */
export function neededSettings({source}: HealthReport): NeededSetting[] {
  return source.assumptions.map(({option, value, why}) => ({
    // A plug-in is installed, not set.
    ...(option === 'plug-in'
      ? {label: 'Plug-in needed' as const, setting: value}
      : {label: 'Setting needed' as const, setting: `${option.replaceAll('-', '_')} = ${value}`}),
    why,
  }));
}
