import { redactCredentials, shownCredential } from 'node-ncip'
import type { HttpRoute, Incoming, Protocol, TcpRoute } from '../protocol.ts'
import { handshake } from './handshake.ts'
import { read, sender } from './incoming.ts'
import { render } from './outgoing.ts'
import { readReply } from './reply.ts'
import { route } from './route.ts'
import { takes } from './vendors/vendors.ts'

/** NCIP between libraries, in both versions and the profiles that lenders keep to. */
export const ncip: Protocol<HttpRoute | TcpRoute, Incoming> = {
  name: 'ncip',
  capabilities: (partner) => ({
    takesStatusRequest: takes(partner, 'LookupRequest'),
    takesReminder: takes(partner, 'LookupRequest'),
    retryKeepsId: false,
    receivedNeedsItemId: true,
  }),
  render,
  route,
  readReply,
  handshake,
  read,
  sender,
  authentication: shownCredential,
  redact: redactCredentials,
}
