import { html } from 'hono/html'
import { z } from 'zod'
import type { Library } from '../../borrowing/library.ts'
import type { Instant, PartnerCode } from '../../borrowing/values.ts'
import { InboundView, type TrialLoan } from '../../configuration/inbound-view.ts'
import { sayStep } from '../../connection-test/say-step.ts'
import type { PartnerCheck } from '../../delivery/outbound/check-partner.ts'
import { vendorMemberOf } from '../../partners/connection.ts'
import type { Partner } from '../../partners/partner.ts'
import { chooseEntry } from '../../partners/protocols.ts'
import { trialSubject } from '../../partners/trial-subject.ts'
import { sentencesIn, textsIn } from '../../translations/gateway-sentences.ts'
import type { Language } from '../../translations/language.ts'
import { nameCredentials } from '../api/views/messages.ts'
import type { Html } from '../pages/page.ts'
import type { Services } from '../services.ts'
import { inboundViewPath } from './inbound-view-page.ts'
import { proofs } from './onboarding-settings.ts'
import { doneSteps, trialSteps } from './trial-steps.ts'

/** What this page shows of a connection. */
export const Connected = z.looseObject({
  url: z.string(),
  outboundCredentials: z.looseObject({ kind: z.string() }).optional(),
  account: z.unknown().optional(),
})

type Deps = Pick<Services, 'configuration' | 'now' | 'protocols' | 'publicUrl' | 'store'>

/** What an action of the technician has to show. */
export type Shown = {
  readonly secret?: string
  readonly checked?: Html
  readonly faults?: readonly string[]
  readonly isSaved?: boolean
  /** A form that was refused: nobody types it twice. */
  readonly typed?: Readonly<Record<string, string>>
}

/** Returns an instant to the minute, as these pages show it. */
export const minuteOf = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`

const button = (action: string, label: string, second = false): Html =>
  html`<form method="post" class="actions"><input type="hidden" name="action" value="${action}"><button class="${second ? 'second' : ''}">${label}</button></form>`

const field = (name: string, label: string, value: string, more = ''): Html =>
  html`<div class="field"><label for="${name}">${label}</label><input id="${name}" name="${name}" value="${value}" ${more}></div>`

const choice = (
  name: string,
  label: string,
  options: readonly { readonly each: string; readonly name: string }[],
  chosen: string | undefined,
): Html =>
  html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}">${options.map(
    ({ each, name: text }) =>
      html`<option value="${each}"${each === chosen ? ' selected' : ''}>${text}</option>`,
  )}</select></div>`

/** Shows a connection test: each step in words, and what was sent beside what the system answered. */
export const checkSection = ({ steps, sentMessage, answer }: PartnerCheck, language: Language): Html => {
  const { out } = textsIn(language).technician_page.onboarding
  const items = steps
    .filter(({ result }) => result !== 'skipped')
    .map((step) => {
      const { detail, remedy } = sayStep(step, language)
      const tone = step.result === 'passed' ? 'good' : step.result === 'failed' ? 'bad' : 'quiet'
      return html`<li><span class="badge ${tone}">${step.step}</span> ${detail} ${remedy ?? ''}</li>`
    })
  const raw = (title: string, text: string | null): Html | '' =>
    text === null
      ? ''
      : html`<details><summary>${title}</summary><pre>${nameCredentials(text)}</pre></details>`
  return html`<div role="status"><ul>${items}</ul>${raw(out.sent, sentMessage)}${raw(out.answer, answer)}</div>`
}

/** The form that sends the test request: a system that finds titles by ISBN alone needs one that it has. */
const requestForm = (words: { readonly isbn: string }, label: string, isbn: string, second = false): Html =>
  html`<form method="post"><input type="hidden" name="action" value="request">${field('isbn', words.isbn, isbn)}<div class="actions"><button class="${second ? 'second' : ''}">${label}</button></div></form>`

const trialSection = (language: Language, trial: TrialLoan | undefined): Html => {
  const { trial: words } = textsIn(language).technician_page.onboarding
  if (trial === undefined) return html`<p>${words.hint}</p>${requestForm(words, words.start, '')}`
  const done = doneSteps(trial)
  const steps = trialSteps.map(
    (step) => html`<li>${done.includes(step) ? '☑' : '☐'} ${words.steps[step]}</li>`,
  )
  const lines = trial.lines.map(
    ({ at, direction, what, isTaken, words: said, message }) =>
      html`<li>${minuteOf(at)} · ${direction === 'sent' ? words.sentWords : words.receivedWords}: ${what}, <span class="badge ${isTaken ? 'good' : 'bad'}">${isTaken ? words.taken : words.refused}</span> ${said === null ? '' : sentencesIn(language).say(said)}${
        message === ''
          ? ''
          : html`<details><summary>XML</summary><pre>${nameCredentials(message)}</pre></details>`
      }</li>`,
  )
  const isDone = done.length === trialSteps.length
  return html`<p>${words.hint}</p><p>${words.id}: <code>${trial.requestId}</code></p><ul>${steps}</ul>
${isDone ? html`<div class="box good" role="status"><p>${words.done}</p></div>` : ''}
<p class="hint">${words.reload}</p>
${done.includes('shipped') && !done.includes('received') ? button('received', words.received) : ''}
${done.includes('received') && !done.includes('returned') ? button('shipped_return', words.returned) : ''}
${done.includes('request') && !done.includes('shipped') ? button('cancel', words.cancel, true) : ''}
${requestForm(words, words.again, trial.isbn ?? '', true)}
<h3>${words.messages}</h3><ul>${lines}</ul>`
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
  { secret, checked, faults = [], isSaved = false, typed = {} }: Shown,
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
  const agencies = snapshot
    .libraries()
    .flatMap(({ symbols }) => symbols.map(({ type, value }) => `${type}:${value}`))
  const url = Connected.safeParse(partner.connection).data?.url
  const [symbol] = partner.symbols
  const chosen = entry.vendors?.codeOf(partner)
  const systems = (entry.vendors?.builtIn ?? []).map(({ code: each, name }) => ({ each, name }))
  if (chosen !== undefined && !systems.some(({ each }) => each === chosen))
    systems.push({ each: chosen, name: chosen })
  const named = systems.map(({ each, name }) => ({ each, name: each === 'standard' ? yours.standard : name }))
  // An account in each message is of ISO 18626 alone.
  const ways = ['' as const, ...proofs]
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
  const settings = html`<form method="post"><input type="hidden" name="action" value="settings">
${field('url', yours.url, typed.url ?? url ?? '')}${field('agencyType', yours.agencyType, typed.agencyType ?? symbol?.type ?? '')}${field('agencyValue', yours.agencyValue, typed.agencyValue ?? symbol?.value ?? '')}
${choice('system', yours.system, named, typed.system ?? chosen)}${choice('proof', yours.proof, ways, typed.proof ?? '')}${field('user', yours.user, typed.user ?? '')}
<div class="field"><label for="token">${yours.token}</label><input id="token" name="token" type="password" autocomplete="off"></div>
<div class="actions"><button>${yours.save}</button></div></form>`
  return html`<p>${words.hint}</p>
${faults.length === 0 ? '' : html`<div class="box bad" role="alert"><p>${yours.refused}</p><ul>${faults.map((each) => html`<li>${each}</li>`)}</ul></div>`}
${isSaved ? html`<div class="box good" role="status"><p>${yours.saved}</p></div>` : ''}
${isOpen ? '' : html`<div class="box"><p>${words.active}</p></div>`}
<section class="panel"><h2>${ours.title}</h2><dl><dt>${ours.protocol}</dt><dd>${entry.title}</dd><dt>${ours.address}</dt><dd><code>${address}</code></dd><dt>${ours.libraries}</dt><dd>${agencies.join(', ')}</dd></dl>${sampleSection(protocols, partner, snapshot.libraries()[0], ours.sample, now())}<h3>${ours.credentials}</h3>${credentials}</section>
<section class="panel"><h2>${yours.title}</h2>${isOpen ? settings : ''}</section>
<section class="panel"><h2>${out.title}</h2><p>${out.hint}</p>${checked ?? ''}${button('check', out.run)}</section>
<section class="panel"><h2>${words.in.title}</h2><p>${words.in.hint}</p><p><a href="${inboundViewPath(code, token)}">${words.in.open}</a></p></section>
<section class="panel" id="trial"><h2>${words.trial.title}</h2>${trialSection(language, view.trial)}</section>
<p class="hint">${t('technician_page.onboarding.until', { time: minuteOf(view.expiresAt) })} <a href="${`/onboarding/${encodeURIComponent(code)}/${token}/record`}">${words.print}</a></p>`
}
