import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server } from 'node:net'

/** More than any call of the API sends, in bytes; a client that sends more than that for nothing does not stop by itself. */
const mostSkipped = 4_194_304

/**
 * Reads the rest of bodies whose calls were answered before, such as those with a wrong key, and forgets it: the
 * connection then takes the next call. A client that meets a connection closed without notice cannot know whether its
 * call was carried out.
 *
 * A connection that goes on beyond the limits is closed. Its client has its answer by then: `Connection: close` in the
 * answer itself would have Node close it with the body unread, and the answer could be lost on its way.
 *
 * @param milliseconds the time that the rest of a body may take
 * @param bytes the length that is read of it
 */
export const skipUnreadBodies = (server: Server, milliseconds: number, bytes = mostSkipped): void => {
  server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const skip = (): void => {
      if (incoming.readableEnded || incoming.destroyed) return
      const timer = setTimeout(() => incoming.socket.destroy(), milliseconds)
      incoming.once('close', () => clearTimeout(timer))
      let left = bytes
      // Who read a part of it has stopped, and would keep it from flowing.
      incoming.removeAllListeners('data')
      incoming.on('data', (chunk: Uint8Array) => {
        left -= chunk.length
        if (left < 0 && outgoing.writableFinished) incoming.socket.destroy()
      })
      incoming.resume()
      incoming.read(0)
    }
    // At `finish`, Node throws away unseen what nobody has begun to read.
    if (outgoing.writableEnded) skip()
    else outgoing.once('prefinish', skip)
  })
}
