import type {Sharp} from 'sharp';
import {fingerprint} from '../../src/engines/image/fingerprint.ts';
import {openSharp} from '../../src/engines/image/open-sharp.ts';
import {policyOf} from '../../src/engines/image/policy.ts';
import type {Fingerprint} from '../../src/engines/image/record.ts';

/** What is seen of a picture, stored as PNG where it is not stored yet. */
export async function seen(image: Sharp | Buffer): Promise<Fingerprint> {
  const bytes = Buffer.isBuffer(image) ? image : await image.png().toBuffer();
  const record = await fingerprint({bytes, name: 'a.png'}, policyOf('kohya'), await openSharp());
  if (record.state !== 'ok') throw new Error(record.detail);
  return record;
}

/** What is seen of several, in their order. */
export async function allSeen(images: readonly (Sharp | Buffer)[]): Promise<Fingerprint[]> {
  return Promise.all(images.map(seen));
}
