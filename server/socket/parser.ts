/**
 * Socket.IO's own format, written with less work: nothing here is binary, so nobody looks through every object for it;
 * and what is JSON already is put in as it is.
 */
import { Decoder, type Packet } from 'socket.io-parser';
import { jsonOf } from '../json.ts';

class Encoder {
  encode({ type, nsp, id, data }: Packet): readonly [string] {
    const way = nsp === '/' ? '' : `${nsp},`;
    const body = Array.isArray(data)
      ? `[${data.map(jsonOf).join(',')}]`
      : data === undefined
        ? ''
        : JSON.stringify(data);
    return [`${type}${way}${id ?? ''}${body}`];
  }
}

export const parser = { Encoder, Decoder };
