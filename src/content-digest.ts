import {createHash} from 'node:crypto';
import {types} from 'node:util';

/** Characters that are gathered before they are hashed: a call costs as much as a thousand of them. */
const GATHERED = 65_536;
/** As strings are: UTF-8 has one sign for all halves of pairs that stand alone. */
const ENCODING = 'utf16le';

/**
 * SHA-256 over everything in a plain value, part by part, so that nothing has to be written out as a whole: values that differ anywhere
 * give different digests. Objects are told apart by their entries in order, maps and sets by theirs, typed arrays by their bytes.
 * Functions cannot be compared: an error.
 */
export function contentDigest(value: unknown): Buffer {
  const hash = createHash('sha256');
  let gathered = '';
  const say = (text: string): void => {
    gathered += text;
    if (gathered.length < GATHERED) return;
    hash.update(gathered, ENCODING);
    gathered = '';
  };
  const add = (part: unknown): void => {
    if (typeof part === 'string') say(`"${part.length} ${part}`);
    else if (ArrayBuffer.isView(part)) {
      say(`b${part.byteLength} `);
      hash.update(gathered, ENCODING).update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
      gathered = '';
    } else if (Array.isArray(part)) {
      say(`[${part.length} `);
      for (const one of part as readonly unknown[]) add(one);
    } else if (types.isMap(part) || types.isSet(part)) {
      say(`m${part.size} `);
      for (const one of part) add(one);
    } else if (typeof part === 'object' && part !== null) {
      const entries = Object.entries(part);
      say(`{${entries.length} `);
      for (const [name, one] of entries) {
        add(name);
        add(one);
      }
    } else if (typeof part === 'function' || typeof part === 'symbol') {
      throw new TypeError('What runs cannot be compared.');
    } else say(`${typeof part} ${Object.is(part, -0) ? '-0' : String(part)} `);
  };
  add(value);
  return hash.update(gathered, ENCODING).digest();
}
