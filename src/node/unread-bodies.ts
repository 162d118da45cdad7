import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server } from 'node:net'

/**
 * Reads the rest of bodies whose calls were answered before, such as those with a wrong key, and forgets it: the
 * connection then takes the next call. A client that meets a connection closed without notice cannot know whether its
 * call was carried out.
 *
 * @param milliseconds the time that the rest of a body may take; then the connection is closed
 */
export const skipUnreadBodies = (server: Server, milliseconds: number): void => {
  server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    outgoing.once('finish', () => {
      if (incoming.readableEnded || incoming.destroyed) return
      const timer = setTimeout(() => incoming.socket.destroy(), milliseconds)
      incoming.once('close', () => clearTimeout(timer))
      // Who read a part of it has stopped, and would keep it from flowing.
      incoming.removeAllListeners('data')
      incoming.resume()
    })
  })
}
