import type {Wire} from './sockets.ts';
import {encode, type ForeignHeader, headerOf, type Incoming} from './wire.ts';

type Content = Readonly<Record<string, unknown>>;

/** Everything that the main thread sends. */
export interface Outbox {
  /** To all who listen, as a consequence of `parent`. */
  publish(type: string, content: Content, parent: ForeignHeader | null): void;
  /** To who asked, on the channel where it was asked. */
  answer(wire: Wire, to: Incoming, type: string, content: Content): void;
}

export function makeOutbox(iopub: Wire, session: string, key: string): Outbox {
  const frames = (identities: readonly (Buffer | string)[], type: string, content: Content, parent: Content) =>
    encode({identities, header: headerOf(type, session), parent, metadata: {}, content}, key);
  return {
    publish: (type, content, parent) => iopub.send(frames([`kernel.${type}`], type, content, parent ?? {})),
    answer: (wire, {identities, header}, type, content) => wire.send(frames(identities, type, content, header)),
  };
}
