import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {decode, encode, headerOf, sign} from '../../../../src/frontends/notebook/kernel/wire.ts';

const KEY = 'a0436f6c-1916-498b-8eb9-e81ab9368e84';
const frames = (content: Record<string, unknown>, key = KEY): Buffer[] =>
  encode(
    {
      identities: ['client', 'two'],
      header: headerOf('execute_request', 's'),
      parent: {},
      metadata: {},
      content,
    },
    key,
  ).map(frame => Buffer.from(frame));

describe('sign(key, parts)', () => {
  it('is that of the reference implementation', () =>
    expect(sign(KEY, ['{}', '{}', '{}', '{}'])).toBe(
      'c5725711611a71f369d996132f096424c55c73e5d7d3a69996ec21f94b2774a1',
    ));
  it('is empty for an empty key', () => expect(sign('', ['{}'])).toBe(''));
});

describe('decode(frames, key)', () => {
  it('gives back what encode was given', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), content => {
        expect(decode(frames(content), KEY)).toMatchObject({
          message: {
            identities: [Buffer.from('client'), Buffer.from('two')],
            header: {msg_type: 'execute_request', session: 's', username: 'kernel', version: '5.5'},
            content: JSON.parse(JSON.stringify(content)),
          },
        });
      }),
    ));
  it('drops whatever has another signature', () =>
    expect(decode(frames({}, 'another'), KEY)).toEqual({dropped: 'the signature is wrong'}));
  it('drops a changed content', () =>
    expect(decode([...frames({code: '1'}).slice(0, -1), Buffer.from('{"code":"2"}')], KEY)).toEqual({
      dropped: 'the signature is wrong',
    }));
  it('checks nothing when the key is empty', () => expect(decode(frames({a: 1}, 'x'), '')).toHaveProperty('message'));
  it.each([
    [[], 'frames are missing'],
    [['<IDS|MSG>', '', '{}', '{}', '{}'], 'frames are missing'],
    [['<IDS|MSG>', '', '{', '{}', '{}', '{}'], 'a frame is not JSON'],
    [['<IDS|MSG>', '', '{}', '{}', '{}', '{}'], 'header or content is no object'],
    [['<IDS|MSG>', '', '{"msg_type":"a"}', '{}', '{}', '[]'], 'header or content is no object'],
    [['<IDS|MSG>', '', 'null', '{}', '{}', '{}'], 'header or content is no object'],
  ])('of %j says that %s', (parts, dropped) =>
    expect(
      decode(
        parts.map(part => Buffer.from(part)),
        '',
      ),
    ).toEqual({dropped}),
  );
  it('never throws, whatever the bytes are', () =>
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), parts => {
        const told = [Buffer.from('<IDS|MSG>'), ...parts.map(part => Buffer.from(part))];
        expect(Object.keys(decode(told, ''))).toHaveLength(1);
      }),
    ));
});
