import { redactCredentials, shownCredential } from 'node-ncip'
import type { Incoming } from '../incoming-message.ts'
import type { HttpRoute, TcpRoute } from '../message-route.ts'
import { codedElements } from '../ncip-coded-elements.ts'
import type { Protocol } from '../protocol.ts'
import type { ProtocolEntry } from '../protocol-entry.ts'
import { urlFaults } from '../url-faults.ts'
import { isAgencyOf } from './agency.ts'
import { connectionOf, NcipConnection } from './connection.ts'
import { connectionTestQuestion } from './connection-test-question.ts'
import { answerMessage, interpretMessage, type NcipContent, questions, read, sender } from './incoming.ts'
import { refusedOperations, render } from './outgoing.ts'
import { relay } from './relay.ts'
import { readReply } from './reply.ts'
import { route } from './route.ts'
import { ncipVendors } from './vendors/built-in-vendors.ts'
import { takes, vendorOf } from './vendors/read-vendor-settings.ts'

/** NCIP between libraries, in both versions and the profiles that lenders keep to. */
export const ncip: Protocol<HttpRoute | TcpRoute, NcipContent, Incoming<NcipContent>> = {
  name: 'ncip',
  capabilities: (partner) => ({
    takesStatusRequest: takes(partner, 'LookupRequest'),
    takesReminder: takes(partner, 'LookupRequest'),
    retryKeepsId: false,
    receivedNeedsItemId: true,
    returnsEachItem: true,
    repeatsMakeLoans: !vendorOf(partner).takesRepeats,
    acceptsByRequest: 'RequestItem',
    refusedOperations: refusedOperations(partner),
  }),
  render,
  route,
  readReply,
  connectionTestQuestion,
  read,
  interpret: interpretMessage,
  answer: answerMessage,
  questions,
  relay,
  isAgencyOf,
  sender,
  authentication: shownCredential,
  redact: redactCredentials,
}

/** NCIP as the registry lists it. */
export const ncipEntry: ProtocolEntry = {
  name: ncip.name,
  title: 'NCIP',
  connection: NcipConnection,
  endpoint: {
    path: 'ncip',
    answer: 'The response, with a Problem where it was not taken',
    credentialElement: 'FromAgencyAuthentication',
  },
  codedElements,
  vendors: { ...ncipVendors, codeOf: (partner) => connectionOf(partner).profile, path: 'profile' },
  connectionFaults: (partner, facts) =>
    urlFaults(
      'connection/url',
      { ...connectionOf(partner), allowPrivateNetwork: partner.allowPrivateNetwork },
      facts,
    ),
  canRelay: true,
  create: () => ncip,
}
