import { html } from 'hono/html'
import { type Arrival, hasReachedUs, refusalIn } from '../../partner-health/arrivals.ts'
import { sentencesIn, textsIn } from '../../translations/gateway-sentences.ts'
import type { Language } from '../../translations/language.ts'
import type { Html } from '../pages/page.ts'

/** Returns what the technician does about a message that was refused; undefined where the reason says it already. */
const remedyOf = (arrival: Arrival, language: Language): string | undefined => {
  const { remedies } = textsIn(language).technician_page.onboarding.in
  switch (refusalIn(arrival)) {
    case 'kept_message.no_credentials':
      return remedies.noCredentials
    case 'kept_message.not_credentials_of_partner':
    case 'kept_message.credentials_of_nobody':
      return remedies.otherCredentials
    case 'kept_message.other_network':
      return remedies.otherNetwork
    case 'kept_message.other_protocol':
      return remedies.otherProtocol
    case 'kept_message.sender_agency':
      return remedies.senderAgency
    case 'kept_message.agency_unknown':
    case 'kept_message.other_agency':
      return remedies.otherAgency
    case 'arrival.method':
      return remedies.method
    case 'arrival.letter_case':
    case 'arrival.no_such_path':
      return remedies.address
    default:
      return arrival.status < 300 || arrival.status === 400 ? remedies.content : undefined
  }
}

/** Shows one message that came, with what was wrong with it, and what to do about that. */
export const attemptItem = (arrival: Arrival, language: Language): Html => {
  const { at, method, path, status, summary, reason, sender } = arrival
  const { inbound, onboarding } = textsIn(language).technician_page
  const isGood = hasReachedUs(arrival)
  const said = reason === null ? '' : sentencesIn(language).say(reason)
  const more =
    isGood && arrival.verdict === 'refused' ? onboarding.in.aboutNothing : remedyOf(arrival, language)
  return html`<li>${at.slice(11, 19)} UTC · <span class="badge ${isGood ? 'good' : 'bad'}">${isGood ? onboarding.in.arrived : inbound.refused}</span> ${summary ?? `${method} ${path}`} (HTTP ${status})${
    said === '' ? '' : html`<br>${said}`
  }${!isGood && more === undefined ? '' : isGood && arrival.verdict === 'taken' ? '' : html`<br><strong>${more}</strong>`}${
    sender === 'possible' ? html`<br><span class="hint">${inbound.possible}</span>` : ''
  }</li>`
}
