import {TagnosisError} from '../../errors.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The proxy that an address is reached through, as `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` say; null for none. */
export function proxyFor(url: string, env: Environment): URL | null {
  const {protocol, hostname, port} = new URL(url);
  const own = protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const told = valueOf(own, env) ?? valueOf('ALL_PROXY', env);
  const rest = (valueOf('NO_PROXY', env) ?? '').split(/[\s,]+/).filter(name => name !== '');
  const at = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  if (told === undefined || rest.some(name => isAbout(name.toLowerCase(), hostname.toLowerCase(), at))) return null;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(told) ? told : `http://${told}`;
  const proxy = URL.canParse(address) ? new URL(address) : null;
  if (proxy !== null && /^https?:$/.test(proxy.protocol) && proxy.hostname !== '' && isDecodable(proxy)) return proxy;
  // What it holds may be secret.
  throw new TagnosisError('usage', `The proxy in ${own} or ALL_PROXY is none that is known here.`, {
    hint: `For example: ${own}=http://proxy.example:3128, or NO_PROXY=${hostname}`,
  });
}

/** A percent sign in a password has to be written as %25. */
function isDecodable({username, password}: URL): boolean {
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

/** Small letters win, as everywhere. */
function valueOf(name: string, env: Environment): string | undefined {
  return [env[name.toLowerCase()], env[name]].find(value => value !== undefined && value !== '');
}

/** A name of NO_PROXY: `*`, a host and all below it, with or without a dot before it and a port behind it. */
function isAbout(name: string, host: string, port: string): boolean {
  if (name === '*') return true;
  const [, told = '', at] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(name) ?? [];
  if (told === '' || (at !== undefined && at !== port)) return false;
  return host === told || host.endsWith(`.${told}`);
}
