import { describeProblems, elementAt, niso, problemsOf, readNcip, textAt, textOf } from 'node-ncip'
import type { Library } from '../../borrowing/library.ts'
import type { Partner } from '../partner.ts'
import type { Handshake, HandshakeAnswer, RenderedMessage, WireAnswer } from '../protocol.ts'
import { connectionOf } from './connection.ts'
import { agencyId, initiationHeader, partnerAgency } from './header.ts'
import { bodyOf, messageIn } from './parsed-message.ts'
import { vendorOf } from './vendors/read-vendor-settings.ts'
import { contentType, write } from './write-message.ts'

/** LookupAgency: who are you? NNCIPP has it as the handshake between two systems; both versions have it. */
const render = (library: Library, partner: Partner): RenderedMessage => {
  const vendor = vendorOf(partner)
  const { edition, version } = connectionOf(partner)
  const body = {
    InitiationHeader: initiationHeader({ library, partner }, vendor),
    AgencyId: agencyId(partnerAgency(partner), partner),
    AgencyElementType: [niso('agencyelementtype', 'Organization Name Information')],
  }
  const message = { edition: '2', kind: 'LookupAgency', body } as const
  const content = write(message, { edition, version }, vendor) ?? ''
  return { content, contentType, summary: message.kind }
}

const read = ({ body }: WireAnswer): HandshakeAnswer => {
  const message = messageIn(readNcip(body, { reader: 'scan' }))
  if (message === undefined) return { kind: 'unclear', reason: 'the answer is no NCIP message' }
  const problems = problemsOf(message)
  if (problems.length > 0) return { kind: 'refused', reason: describeProblems(problems) }
  if (message.kind !== 'LookupAgencyResponse')
    return { kind: 'unclear', reason: `the answer is a ${message.kind} and no LookupAgencyResponse` }
  const response = bodyOf(message)
  const agency = textOf(elementAt(response, 'AgencyId'), 120)
  return agency === undefined
    ? { kind: 'unclear', reason: 'the answer names no agency' }
    : { kind: 'answered', agency, name: textAt(response, 'OrganizationNameInformation', 'OrganizationName') }
}

/** How a partner is asked who it is. */
export const handshake: Handshake = { render, read }
