/** Memory of an instance; it only grows. */
interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** What every module here exports, besides its loops. */
export interface WasmExports {
  readonly memory: WasmMemory;
}

/** The part used here of what every JavaScript engine has: its types come with those of browsers only. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => {readonly exports: WasmExports};
};

const PAGE = 65_536;

/**
 * A new instance of an assembled module that imports nothing; null where the engine cannot, as under `node --jitless`, and on the few
 * machines that store numbers the other way round. What it exports is for the caller to know.
 */
export function instantiate(base64: string): WasmExports | null {
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] !== 1) return null;
  try {
    const {exports} = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(base64, 'base64')));
    return exports;
  } catch {
    return null;
  }
}

/** The memory with room for so many bytes; what was in it stays. Throws a RangeError where there is no room. */
export function grown(memory: WasmMemory, size: number): ArrayBuffer {
  const missing = size - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  return memory.buffer;
}
