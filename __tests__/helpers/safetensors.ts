/** A safetensors file without tensors, byte by byte: length of the header, then JSON. Values are JSON as text. */
export function safetensors(metadata: Readonly<Record<string, unknown>>, length?: number): Buffer {
  const texts = Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, JSON.stringify(value)]));
  const header = Buffer.from(JSON.stringify({__metadata__: texts}));
  const start = Buffer.alloc(8);
  start.writeBigUInt64LE(BigInt(length ?? header.length));
  return Buffer.concat([start, header]);
}
