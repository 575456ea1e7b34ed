import { createServer } from 'node:net';

/** The wanted port, or any other where somebody has it already; 0: any. */
export function freePort(wanted: number): Promise<number> {
  return new Promise((resolve) => {
    const socket = createServer();
    socket.once('error', () => resolve(freePort(0)));
    socket.listen(wanted, '127.0.0.1', () => {
      const address = socket.address();
      const port = typeof address === 'object' && address !== null ? address.port : wanted;
      socket.close(() => resolve(port));
    });
  });
}
