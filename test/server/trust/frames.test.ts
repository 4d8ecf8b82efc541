import { afterAll, beforeAll, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { RawSocket } from '../../support/raw-socket.ts';
import { startServer, type LiveServer } from '../../support/live-server.ts';
import { seatTable, type LiveTable } from '../../support/live-table.ts';

let server: LiveServer;
let table: LiveTable;
beforeAll(async () => {
  server = await startServer();
  table = await seatTable(server);
});
afterAll(async () => {
  table.close();
  await server.close();
});

test.each([
  ['no frame', '9'],
  ['an empty one', ''],
  ['an event without a body', '42'],
  ['a broken one', '42{'],
  ['no array', '42{"act":1}'],
  ['no name', '42[]'],
  ['an object as name', '42[{}]'],
  ['a reserved name', '42["disconnect"]'],
  ['another one', '421["connect",{}]'],
  ['an answer to nothing', '4399[{}]'],
  ['another namespace', '40/admin,{"version":1}'],
  ['to connect twice', '40{"version":1}'],
  ['binary that never comes', '4599-["act",{"_placeholder":true,"num":0}]'],
  ['binary out of place', '451-["act",{"_placeholder":true,"num":-1}]'],
  ['a huge number of parts', '459999999999-["act"]'],
  ['a huge answer id', `42${'9'.repeat(400)}["act",{}]`],
  ['a wrong version', '40{"version":{"__proto__":1}}'],
])('F10: frames that are none, %s, harm no other socket', async (_what, frame) => {
  const { code, token } = table.at('P1');
  const socket = await RawSocket.connect(server.origin);
  await socket.request('enter', JSON.stringify({ code, token, session: null, have: 0 }));
  socket.send(frame);
  socket.ws.send(Buffer.from([1, 2, 3]));
  // It is cut off, or goes on; either way the others do, in this game too.
  await table.at('P1').do({ type: 'prepare', to: ['A1'], n: 1 });
  await table.at('A1').letter('prepare', 'P1', 1);
  socket.close();
  await eventually(() => socket.closed, 'its end');
});
