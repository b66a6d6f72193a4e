import {createHmac, randomUUID, timingSafeEqual} from 'node:crypto';

/** Version of the Jupyter protocol that is spoken. */
export const PROTOCOL = '5.5';
const DELIMITER = Buffer.from('<IDS|MSG>');

export interface Header {
  readonly msg_id: string;
  readonly session: string;
  readonly username: string;
  /** ISO 8601. */
  readonly date: string;
  readonly msg_type: string;
  readonly version: string;
}

/** Of messages that came, a header is whatever the sender wrote, and goes back as the parent of what answers it. */
export type ForeignHeader = Readonly<Record<string, unknown>> & {readonly msg_type: string};

export interface Incoming {
  /** Who sent it, for ROUTER sockets. */
  readonly identities: readonly Buffer[];
  readonly header: ForeignHeader;
  readonly content: Readonly<Record<string, unknown>>;
}

export interface Outgoing {
  readonly identities: readonly (Buffer | string)[];
  readonly header: Header;
  readonly parent: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly content: Readonly<Record<string, unknown>>;
}

/** A message, or why there is none: such frames are dropped, never answered. */
export type Decoded = {readonly message: Incoming} | {readonly dropped: string};

/** HMAC-SHA256 over header, parent, metadata and content, in hex; empty for an empty key. */
export function sign(key: string, parts: readonly (Buffer | string)[]): string {
  if (key === '') return '';
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest('hex');
}

export function headerOf(type: string, session: string): Header {
  const date = new Date().toISOString();
  return {msg_id: randomUUID(), session, username: 'kernel', date, msg_type: type, version: PROTOCOL};
}

export function encode({identities, header, parent, metadata, content}: Outgoing, key: string): (Buffer | string)[] {
  const parts = [header, parent, metadata, content].map(part => JSON.stringify(part));
  return [...identities, DELIMITER, sign(key, parts), ...parts];
}

export function decode(frames: readonly Buffer[], key: string): Decoded {
  const at = frames.findIndex(frame => frame.equals(DELIMITER));
  const [signature, ...parts] = at < 0 ? [] : frames.slice(at + 1, at + 6);
  if (signature === undefined || parts.length < 4) return {dropped: 'frames are missing'};
  if (!isSigned(signature, parts, key)) return {dropped: 'the signature is wrong'};
  try {
    const [header, , , content] = parts.map(part => JSON.parse(part.toString('utf8')) as unknown);
    if (!isObject(header) || typeof header['msg_type'] !== 'string' || !isObject(content)) {
      return {dropped: 'header or content is no object'};
    }
    const identities = frames.slice(0, at);
    return {message: {identities, header: {...header, msg_type: header['msg_type']}, content}};
  } catch {
    return {dropped: 'a frame is not JSON'};
  }
}

/** Compared in constant time: how long a refusal takes tells nothing about the key. */
function isSigned(signature: Buffer, parts: readonly Buffer[], key: string): boolean {
  if (key === '') return true;
  const expected = Buffer.from(sign(key, parts));
  return signature.length === expected.length && timingSafeEqual(signature, expected);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
