import {describe, expect, it} from '@jest/globals';
import {address, channelAddresses, parseConnection} from '../../../../src/frontends/notebook/kernel/connection.ts';

const FILE = {
  shell_port: 1,
  iopub_port: 2,
  stdin_port: 3,
  control_port: 4,
  hb_port: 5,
  ip: '127.0.0.1',
  key: 'k',
  transport: 'tcp',
  signature_scheme: 'hmac-sha256',
  kernel_name: 'x',
};
const read = (more: object = {}) => parseConnection(JSON.stringify({...FILE, ...more}), 'k.json');
const KEY = 'a'.repeat(40);

describe('parseConnection(text, path)', () => {
  it('reads what jupyter_client writes', () =>
    expect(read()).toEqual({
      transport: 'tcp',
      ip: '127.0.0.1',
      ports: {shell: 1, iopub: 2, stdin: 3, control: 4, hb: 5},
      key: 'k',
      curve: null,
    }));
  it('reads keys of CURVE', () =>
    expect(read({curve_publickey: KEY, curve_secretkey: KEY}).curve).toEqual({publicKey: KEY, secretKey: KEY}));
  it.each([
    [{transport: 'udp'}, 'transport "udp"'],
    [{ip: 3}, 'ip is missing'],
    [{key: null}, 'key is not a text'],
    [{signature_scheme: 'hmac-md5'}, 'hmac-md5'],
    [{shell_port: 0}, 'shell_port'],
    [{iopub_port: '2'}, 'iopub_port'],
    [{stdin_port: 70_000}, 'stdin_port'],
    [{curve_publickey: KEY}, 'curve_secretkey'],
    [{curve_publickey: KEY, curve_secretkey: 'short'}, 'curve_secretkey'],
  ])('of %j says what is wrong', (more, words) => expect(() => read(more)).toThrow(words));
});

describe('address(connection, channel)', () => {
  it('of TCP', () => expect(address(read(), 'hb')).toBe('tcp://127.0.0.1:5'));
  it('of TCP over IPv6', () => expect(address(read({ip: '::1'}), 'hb')).toBe('tcp://[::1]:5'));
  it('of IPC', () => expect(address(read({transport: 'ipc', ip: '/run/k'}), 'shell')).toBe('ipc:///run/k-1'));
});

it('channelAddresses(connection) tells five ports', () =>
  expect(channelAddresses(read())).toEqual({
    shell_port: 1,
    iopub_port: 2,
    stdin_port: 3,
    control_port: 4,
    hb_port: 5,
  }));
