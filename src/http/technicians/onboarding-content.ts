import { html } from 'hono/html'
import { z } from 'zod'
import type { Library } from '../../borrowing/library.ts'
import type { Instant, PartnerCode } from '../../borrowing/values.ts'
import { InboundView } from '../../configuration/inbound-view.ts'
import { sayStep } from '../../connection-test/say-step.ts'
import type { CheckStep, StepCode } from '../../connection-test/step.ts'
import type { PartnerCheck } from '../../delivery/outbound/check-partner.ts'
import { readArrivals } from '../../partner-health/arrivals.ts'
import { vendorMemberOf } from '../../partners/connection.ts'
import type { Partner } from '../../partners/partner.ts'
import { invitedProtocols, isPending } from '../../partners/pending-connection.ts'
import { chooseEntry } from '../../partners/protocols.ts'
import { trialSubject } from '../../partners/trial-subject.ts'
import { showUrl } from '../../partners/url-credentials.ts'
import { sentencesIn, textsIn } from '../../translations/gateway-sentences.ts'
import type { Language } from '../../translations/language.ts'
import { nameCredentials } from '../api/views/messages.ts'
import type { Html } from '../pages/page.ts'
import type { Services } from '../services.ts'
import { type InboundWait, inboundSection } from './inbound-section.ts'
import { inboundViewPath } from './inbound-view-page.ts'
import { proofs } from './onboarding-settings.ts'
import { button, choice, field, minuteOf } from './page-parts.ts'
import { trialSection } from './trial-section.ts'

/** What this page shows of a connection. */
export const Connected = z.looseObject({
  url: z.string(),
  outboundCredentials: z.looseObject({ kind: z.string() }).optional(),
  account: z.unknown().optional(),
  edition: z.string().optional(),
})

type Deps = Pick<Services, 'configuration' | 'now' | 'protocols' | 'publicUrl' | 'store'>

/** What an action of the technician has to show. */
export type Shown = {
  readonly secret?: string
  readonly checked?: Html
  readonly faults?: readonly string[]
  readonly isSaved?: boolean
  readonly wait?: InboundWait | undefined
  /** A form that was refused: nobody types it twice. */
  readonly typed?: Readonly<Record<string, string>>
}

type Remedy =
  | 'credentials'
  | 'vendor'
  | 'form'
  | 'program'
  | 'agencies'
  | 'name'
  | 'certificate'
  | 'encryption'
  | 'web_page'
  | 'limit'
  | 'library'

/** What a technician does about a step that failed, where the words for the library speak of its settings or to its admin. */
export const technicianRemedies: Partial<Readonly<Record<StepCode, Remedy>>> = {
  credentials_refused: 'credentials',
  credentials_missing: 'credentials',
  credentials_refused_in_answer: 'credentials',
  refused_with_web_page: 'program',
  vendor_recognized: 'vendor',
  http_refused: 'form',
  protocol_malformed: 'form',
  protocol_refused: 'form',
  protocol_no_message: 'form',
  protocol_other_message: 'form',
  protocol_other_question: 'form',
  protocol_incomplete: 'form',
  library_unknown: 'agencies',
  partner_unknown: 'agencies',
  agency_unknown: 'agencies',
  protocol_other_agency: 'agencies',
  tcp_refused: 'program',
  tcp_filtered: 'program',
  tcp_unreachable: 'program',
  tcp_failed: 'program',
  tls_no_answer: 'program',
  tls_closed: 'program',
  tls_failed: 'program',
  http_failed: 'program',
  http_failed_with_text: 'program',
  http_too_slow: 'program',
  http_closed: 'program',
  http_cut_off: 'program',
  http_no_answer: 'program',
  address_private: 'name',
  dns_private: 'name',
  dns_not_found: 'name',
  dns_no_answer: 'name',
  dns_failed: 'name',
  tls_ends_soon: 'certificate',
  tls_expired: 'certificate',
  tls_not_yet_valid: 'certificate',
  tls_self_signed: 'certificate',
  tls_unknown_authority: 'certificate',
  tls_incomplete: 'certificate',
  tls_other_name: 'certificate',
  tls_missing: 'encryption',
  http_web_page: 'web_page',
  http_too_many: 'limit',
  http_proxy_sign_in: 'library',
  protocol_cut_off: 'program',
}

/** Shows a connection test: each step in words, and what was sent beside what the system answered. */
export const checkSection = ({ steps, sentMessage, answer }: PartnerCheck, language: Language): Html => {
  const { out } = textsIn(language).technician_page.onboarding
  const { t } = sentencesIn(language)
  const remedyOf = ({ code, facts }: CheckStep): string | null => {
    const own = technicianRemedies[code]
    if (own === undefined) return sayStep({ code, facts }, language).remedy
    return own === 'vendor'
      ? t('technician_page.onboarding.out.remedies.vendor', { name: String(facts.name ?? '') })
      : out.remedies[own]
  }
  const items = steps
    .filter(({ result }) => result !== 'skipped')
    .map((step) => {
      const { detail } = sayStep(step, language)
      const remedy = remedyOf(step)
      const tone = step.result === 'passed' ? 'good' : step.result === 'failed' ? 'bad' : 'quiet'
      return html`<li><span class="badge ${tone}">${out.steps[step.step]}</span> ${detail}${remedy === null ? '' : html`<br><strong>${remedy}</strong>`}</li>`
    })
  const raw = (title: string, text: string | null): Html | '' =>
    text === null
      ? ''
      : html`<details><summary>${title}</summary><pre>${nameCredentials(text)}</pre></details>`
  return html`<div role="status"><ul>${items}</ul>${raw(out.sent, sentMessage)}${raw(out.answer, answer)}</div>`
}

/** Shows a request as it will go to the partner's system, to try it with there; nothing where it cannot be written. */
const sampleSection = (
  protocols: Deps['protocols'],
  partner: Partner,
  library: Library | undefined,
  title: string,
  now: Instant,
): Html | '' => {
  if (library === undefined) return ''
  const { operation, subject } = trialSubject(
    'request',
    { requestId: 'TESTLENDWIRE-SAMPLE-1' },
    partner,
    library,
    now,
  )
  const rendered = protocols.of(partner).render(operation, subject)
  return 'notSendable' in rendered
    ? ''
    : html`<details><summary>${title}</summary><pre>${nameCredentials(rendered.content)}</pre></details>`
}

/**
 * Writes the content of the page that connects a partner.
 *
 * @returns null where the partner or its page is gone
 */
export const onboardingContent = async (
  { configuration, now, protocols, publicUrl, store }: Deps,
  code: PartnerCode,
  token: string,
  language: Language,
  { secret, checked, faults = [], isSaved = false, wait, typed = {} }: Shown,
): Promise<Html | null> => {
  const snapshot = await configuration.snapshot()
  const partner = snapshot.partner(code)
  const view = InboundView.safeParse((await store.getDocument('inbound_view', code))?.value).data
  if (partner === null || view === undefined || view.expiresAt <= now()) return null
  const words = textsIn(language).technician_page.onboarding
  const { ours, yours, out } = words
  const { t } = sentencesIn(language)
  const entry = chooseEntry(protocols.entries).of(partner)
  const address = `${publicUrl()}/partners/${code}/${entry.endpoint?.path ?? ''}`
  const libraries = snapshot.libraries()
  const agencies = libraries.map(
    ({ name, symbols }) => `${name} (${symbols.map(({ type, value }) => `${type}:${value}`).join(', ')})`,
  )
  const connection = Connected.safeParse(partner.connection).data
  const isFirst = isPending(partner)
  const url = isFirst || connection?.url === undefined ? undefined : showUrl(connection.url)
  const symbol = isFirst ? undefined : partner.symbols[0]
  const arrivals = await readArrivals(store, code, now())
  const chosen = entry.vendors?.codeOf(partner)
  const systems = (entry.vendors?.builtIn ?? []).map(({ code: each, name }) => ({ each, name }))
  if (chosen !== undefined && !systems.some(({ each }) => each === chosen))
    systems.push({ each: chosen, name: chosen })
  const named = systems.map(({ each, name }) => ({ each, name: each === 'standard' ? yours.standard : name }))
  // An account in each message is of ISO 18626 alone.
  const ways = [...(isFirst ? [] : ['' as const]), ...proofs]
    .filter((each) => each !== 'account' || vendorMemberOf(partner.connection) === 'vendor')
    .map((each) => ({ each, name: yours.proofs[each === '' ? 'keep' : each] }))
  const isOpen = partner.status === 'inactive'
  const credentials =
    secret !== undefined
      ? html`<div class="box good" role="status"><p>${ours.madeHint}</p><p><code>${`${address}/${secret}`}</code></p></div>`
      : view.credentialsMadeAt !== undefined
        ? html`<p>${t('technician_page.onboarding.ours.made', { time: minuteOf(view.credentialsMadeAt) })}</p>`
        : isOpen
          ? html`<p class="hint">${ours.makeHint}</p>${button('credentials', ours.make)}`
          : ''
  const { protocol } = partner.connection
  const titles = invitedProtocols.map((each) => ({
    each,
    name: protocols.entries.find((other) => other.name === each)?.title ?? each,
  }))
  const protocolForm = isFirst
    ? html`<form method="post"><input type="hidden" name="action" value="protocol">${choice('protocol', yours.protocol, titles, protocol)}<div class="actions"><button class="second">${yours.changeProtocol}</button></div></form><p></p>`
    : ''
  const editions = ['1.2', '2021-2'].map((each) => ({ each, name: each }))
  const settings = html`<form method="post"><input type="hidden" name="action" value="settings">
${field('url', yours.url, typed.url ?? url ?? '', `https://ill.library.example/${protocol}`)}${field('agencyType', yours.agencyType, typed.agencyType ?? symbol?.type ?? '', 'ISIL')}${field('agencyValue', yours.agencyValue, typed.agencyValue ?? symbol?.value ?? '', 'NO-NORTH')}
${choice('system', yours.system, named, typed.system ?? chosen)}${vendorMemberOf(partner.connection) !== 'vendor' ? '' : choice('edition', yours.edition, editions, typed.edition ?? connection?.edition)}${choice('proof', yours.proof, ways, typed.proof ?? '')}${field('user', yours.user, typed.user ?? '')}
<div class="field"><label for="token">${yours.token}</label><input id="token" name="token" type="password" autocomplete="off"></div>
<div class="actions"><button>${yours.save}</button></div></form>`
  const first = html`<p class="hint">${yours.first}</p>`
  const ourNames = libraries.map(({ name }) => name).join(', ')
  return html`<p>${t('technician_page.onboarding.hint', { libraries: ourNames })} <a href="/manual/connect.html">${words.manual}</a></p>
${faults.length === 0 ? '' : html`<div class="box bad" role="alert"><p>${yours.refused}</p><ul>${faults.map((each) => html`<li>${each}</li>`)}</ul></div>`}
${isSaved ? html`<div class="box good" role="status"><p>${yours.saved}</p></div>` : ''}
${isOpen ? '' : html`<div class="box"><p>${words.active}</p></div>`}
<section class="panel"><h2>${ours.title}</h2><dl><dt>${ours.protocol}</dt><dd>${entry.title}</dd><dt>${ours.address}</dt><dd><code>${address}</code></dd><dt>${ours.libraries}</dt><dd>${agencies.join(', ')}</dd></dl>${isFirst ? '' : sampleSection(protocols, partner, snapshot.libraries()[0], ours.sample, now())}<h3>${ours.credentials}</h3>${credentials}</section>
<section class="panel"><h2>${yours.title}</h2>${isOpen ? html`${protocolForm}${settings}` : ''}</section>
<section class="panel"><h2>${out.title}</h2><p>${out.hint}</p>${checked ?? ''}${isFirst ? first : button('check', out.run)}</section>
<section class="panel" id="in"><h2>${words.in.title}</h2>${inboundSection(language, view, arrivals, wait, inboundViewPath(code, token))}</section>
<section class="panel" id="trial"><h2>${words.trial.title}</h2>${isFirst ? first : trialSection(language, view.trial, arrivals)}</section>
<p class="hint">${t('technician_page.onboarding.until', { time: minuteOf(view.expiresAt) })} <a href="${`/onboarding/${encodeURIComponent(code)}/${token}/record`}">${words.print}</a></p>`
}
