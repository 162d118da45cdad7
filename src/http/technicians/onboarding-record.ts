import { html } from 'hono/html'
import type { PartnerCode } from '../../borrowing/values.ts'
import { InboundView, type TrialLoan } from '../../configuration/inbound-view.ts'
import { readArrivals } from '../../partner-health/arrivals.ts'
import { PartnerChecks } from '../../partner-health/stored-checks.ts'
import { chooseEntry } from '../../partners/protocols.ts'
import { showUrl } from '../../partners/url-credentials.ts'
import { colonIn, sentencesIn, textsIn } from '../../translations/gateway-sentences.ts'
import type { Language } from '../../translations/language.ts'
import { viewStoredCheck } from '../api/views/check-step.ts'
import type { Html } from '../pages/page.ts'
import type { Services } from '../services.ts'
import { Connected } from './onboarding-content.ts'
import { minuteOf } from './page-parts.ts'
import { sayTrialLine } from './trial-section.ts'
import { doneAt, trialSteps } from './trial-steps.ts'

type Deps = Pick<Services, 'configuration' | 'now' | 'protocols' | 'publicUrl' | 'store'>

const row = (name: string, value: string | Html): Html => html`<dt>${name}</dt><dd>${value}</dd>`

const loanRows = (trial: TrialLoan, language: Language): Html => {
  const { trial: words } = textsIn(language).technician_page.onboarding
  const { notYet } = textsIn(language).technician_page.onboarding.record
  const messages = trial.lines.map(
    ({ at, direction, what, isTaken, words: said }) =>
      html`<li>${minuteOf(at)} · ${direction === 'sent' ? words.sentWords : words.receivedWords}${colonIn(language)} ${sayTrialLine({ direction, what }, language)}, ${isTaken ? words.taken : words.refused}${said === null ? '' : html`${colonIn(language)} ${sentencesIn(language).say(said)}`}</li>`,
  )
  return html`<dl>${row(words.id, trial.requestId)}${trialSteps.map((step) => {
    const at = doneAt(trial, step)
    return row(words.steps[step], at === undefined ? notYet : minuteOf(at))
  })}</dl><h3>${words.messages}</h3><ul>${messages}</ul>`
}

/**
 * Writes the page to print: what was set up, the last test in each direction, and the simulated loan with its dates. It holds
 * no secret.
 *
 * @returns null where the partner or its page is gone
 */
export const onboardingRecord = async (
  { configuration, now, protocols, publicUrl, store }: Deps,
  code: PartnerCode,
  language: Language,
): Promise<Html | null> => {
  const snapshot = await configuration.snapshot()
  const partner = snapshot.partner(code)
  const view = InboundView.safeParse((await store.getDocument('inbound_view', code))?.value).data
  if (partner === null || view === undefined || view.expiresAt <= now()) return null
  const { record, ours, out, yours } = textsIn(language).technician_page.onboarding
  const entry = chooseEntry(protocols.entries).of(partner)
  const connection = Connected.safeParse(partner.connection).data
  const system = entry.vendors?.codeOf(partner)
  const systemName = entry.vendors?.builtIn.find((each) => each.code === system)?.name ?? system ?? ''
  const checks = PartnerChecks.safeParse((await store.getDocument('partner_check', code))?.value).data
  const [check] = (checks?.items ?? []).map(viewStoredCheck(language))
  const [arrival] = await readArrivals(store, code, now())
  const lastReceived = view.trial?.lines.findLast(({ direction }) => direction === 'received')
  const lastArrival = [arrival?.at, lastReceived?.at]
    .filter((at) => at !== undefined)
    .toSorted()
    .at(-1)
  const agencies = snapshot
    .libraries()
    .flatMap(({ symbols }) => symbols.map(({ type, value }) => `${type}:${value}`))
  const made =
    view.credentialsMadeAt === undefined
      ? record.notYet
      : sentencesIn(language).t('technician_page.onboarding.record.made', {
          time: minuteOf(view.credentialsMadeAt),
        })
  const steps = (check?.steps ?? []).filter(({ result }) => result !== 'skipped')
  return html`<div class="record"><p>${sentencesIn(language).t('technician_page.onboarding.record.hint', { time: minuteOf(now()) })}</p>
<section class="panel"><h2>${record.setUp}</h2><dl>${row(record.partner, `${partner.name} (${code})`)}${row(ours.protocol, entry.title)}${row(ours.address, `${publicUrl()}/partners/${code}/${entry.endpoint?.path ?? ''}`)}${row(ours.credentials, made)}${row(ours.libraries, agencies.join(', '))}${row(yours.url, showUrl(connection?.url ?? ''))}${row(record.agency, partner.symbols.map(({ type, value }) => `${type}:${value}`).join(', '))}${row(yours.system, systemName)}${row(record.token, (connection?.outboundCredentials?.kind ?? 'none') === 'none' && connection?.account === undefined ? record.no : record.yes)}${row(record.status, partner.status === 'inactive' ? record.inactive : record.active)}</dl></section>
<section class="panel"><h2>${record.outbound}</h2>${
    check === undefined
      ? html`<p>${record.notYet}</p>`
      : html`<p>${minuteOf(check.at)}</p><ul>${steps.map(({ step, detail }) => html`<li>${out.steps[step]}${colonIn(language)} ${detail}</li>`)}</ul>`
  }</section>
<section class="panel"><h2>${record.inbound}</h2><p>${view.reachedAt === undefined ? '' : sentencesIn(language).t('technician_page.onboarding.record.reached', { time: minuteOf(view.reachedAt) })} ${lastArrival === undefined ? record.notYet : sentencesIn(language).t('technician_page.onboarding.record.lastArrived', { time: minuteOf(lastArrival) })}</p></section>
<section class="panel"><h2>${record.loan}</h2>${view.trial === undefined ? html`<p>${record.notYet}</p>` : loanRows(view.trial, language)}</section></div>`
}
