import type {Send} from './github.ts';

/** A place in the repository that an annotation is shown at. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** What the action asks of the runner: `entry.ts` gives the real one, tests a recorder. */
export interface ActionWorld {
  readonly env: Readonly<Record<string, string | undefined>>;
  input(name: string): string;
  output(name: string, value: string): void;
  /** One line of the log. */
  info(line: string): void;
  annotate(level: 'error' | 'warning' | 'notice', text: string, title: string, place: Place | null): void;
  summary(text: string): Promise<void>;
  /** Ends the job as failed; the last thing that is done. */
  fail(text: string): void;
  readonly send: Send;
  pause(millis: number): Promise<void>;
}
