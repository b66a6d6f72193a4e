import type {Send} from '../../src/frontends/action/github.ts';

/** Requests over HTTP as the entry of the action sends them. */
export const fetchSend: Send = async (method, url, headers, body) => {
  const response = await fetch(url, {method, headers, ...(body === undefined ? {} : {body}), redirect: 'manual'});
  return {status: response.status, headers: Object.fromEntries(response.headers), text: await response.text()};
};
