import { html } from 'hono/html'
import type { InboundView } from '../../configuration/inbound-view.ts'
import { type Arrival, shownMinutes } from '../../partner-health/arrivals.ts'
import { sentencesIn, textsIn } from '../../translations/gateway-sentences.ts'
import type { Language } from '../../translations/language.ts'
import type { Html } from '../pages/page.ts'
import { attemptItem } from './attempts.ts'
import { minuteOf } from './page-parts.ts'

/** How long a page waits for a message, in milliseconds. */
const patience = 600_000

/** A wait for a message of the partner: when it began, and how far it came. */
export type InboundWait = { readonly since: string; readonly state: 'waiting' | 'came' | 'over' }

/** Reads how far a wait came that began at an instant. */
export const readWait = (view: Pick<InboundView, 'reachedAt'>, since: string, now: string): InboundWait => {
  const began = Date.parse(since)
  if (view.reachedAt !== undefined && Date.parse(view.reachedAt) >= began) return { since, state: 'came' }
  return { since, state: Date.parse(now) - began < patience ? 'waiting' : 'over' }
}

/**
 * Shows the test from the partner to us: whether a message of theirs was let in and read, and each attempt with what was
 * wrong.
 *
 * @param more the address of the page with the headers of each message
 */
export const inboundSection = (
  language: Language,
  { reachedAt }: Pick<InboundView, 'reachedAt'>,
  arrivals: readonly Arrival[],
  wait: InboundWait | undefined,
  more: string,
): Html => {
  const { t } = sentencesIn(language)
  const { in: words } = textsIn(language).technician_page.onboarding
  const state =
    wait?.state === 'waiting'
      ? html`<div class="box" role="status"><p>${t('technician_page.onboarding.in.waiting', { time: `${wait.since.slice(11, 19)} UTC` })}</p></div>`
      : wait?.state === 'over'
        ? html`<div class="box warn" role="status"><p>${words.nothing}</p></div>`
        : reachedAt === undefined
          ? html`<p>${words.notYet}</p>`
          : html`<div class="box good" role="status"><p>${t('technician_page.onboarding.in.works', { time: minuteOf(reachedAt) })}</p></div>`
  const list =
    arrivals.length === 0
      ? ''
      : html`<h3>${t('technician_page.onboarding.in.attempts', { minutes: shownMinutes })}</h3><ul>${arrivals.slice(0, 10).map((each) => attemptItem(each, language))}</ul>`
  return html`<p>${words.hint}</p>${state}<form method="post" class="actions"><input type="hidden" name="action" value="wait"><button>${words.wait}</button></form>${list}<p class="below hint"><a href="${more}">${words.open}</a></p>`
}
