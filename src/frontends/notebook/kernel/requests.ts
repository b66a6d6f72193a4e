import {channelAddresses} from './connection.ts';
import {pointsBefore, unitsBefore} from './cursor.ts';
import {INFORMATION} from './information.ts';
import type {Room} from './room.ts';

type Content = Readonly<Record<string, unknown>>;

/** Most matches that are offered. */
const MOST = 500;

/** Answers that need no cell to run, by the type of the request. */
export const ANSWERS: Readonly<Record<string, (room: Room, content: Content) => Content | Promise<Content>>> = {
  kernel_info_request: () => INFORMATION,
  comm_info_request: () => ({status: 'ok', comms: {}}),
  connect_request: room => ({status: 'ok', ...channelAddresses(room.parts.connection)}),
  history_request: (room, content) => ({status: 'ok', history: room.history.read(content)}),
  complete_request: complete,
  inspect_request: inspect,
  async is_complete_request(room, {code}) {
    const engine = await room.engine.get();
    return {...engine.isComplete(String(code))};
  },
};

async function complete(room: Room, content: Content): Promise<Content> {
  const {code, position} = placeOf(content);
  const engine = await room.engine.get();
  const {start, end, matches} = engine.complete(code, position);
  const [from, to] = [pointsBefore(code, start), pointsBefore(code, end)];
  const shown = matches.slice(0, MOST);
  return {
    status: 'ok',
    matches: shown.map(({text}) => text),
    cursor_start: from,
    cursor_end: to,
    metadata: {_jupyter_types_experimental: shown.map(({text, type}) => ({text, type, start: from, end: to}))},
  };
}

async function inspect(room: Room, content: Content): Promise<Content> {
  const {code, position} = placeOf(content);
  const engine = await room.engine.get();
  const found = engine.inspect(code, position, content['detail_level'] === 1 ? 1 : 0);
  const data = found === null ? {} : {'text/plain': found.text, 'text/markdown': found.markdown};
  return {status: 'ok', found: found !== null, data, metadata: {}};
}

/** The code, and the cursor in it as the engine counts. */
function placeOf({code, cursor_pos: cursor}: Content): {readonly code: string; readonly position: number} {
  const text = typeof code === 'string' ? code : '';
  return {code: text, position: typeof cursor === 'number' ? unitsBefore(text, cursor) : text.length};
}
