import { redactCredentials, shownCredential } from 'node-ncip'
import { codedElements } from '../partners/ncip-coded-elements.ts'
import { needsOf, serviceOf } from './call-needs.ts'
import { askForHolds, cancelsByOwnId, readHold } from './holds.ts'
import type { Ils } from './ils.ts'
import { answer, read } from './incoming.ts'
import { askForItem, askForUser, comparesPins, idsAtCreation, isOn, render, temporaryId } from './outgoing.ts'
import { idIn, otherDialect, readItem, readReply, readUser, titleIn, versionIn } from './reply.ts'
import type { ReceivedMessage } from './response.ts'
import { route } from './route.ts'

/** The library's own system over NCIP, versions 1 and 2. */
export const ncipIls: Ils<ReceivedMessage> = {
  protocol: 'ncip',
  codedElements,
  serviceOf,
  needsOf,
  isOn,
  temporaryId,
  idsAtCreation,
  render,
  route,
  readReply,
  idIn,
  titleIn,
  askForItem,
  readItem,
  versionIn,
  otherDialect,
  cancelsByOwnId,
  askForHolds,
  readHold,
  comparesPins,
  askForUser,
  readUser,
  read,
  answer,
  authentication: shownCredential,
  redact: redactCredentials,
}
