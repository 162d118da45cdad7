import type { Context } from 'hono'
import { html } from 'hono/html'
import { equalInConstantTime } from '../../accounts/secrets.ts'
import { PartnerCode } from '../../borrowing/values.ts'
import { type InboundView, openViews } from '../../configuration/inbound-view.ts'
import { sha256 } from '../../hash.ts'
import { type Arrival, readArrivals, shownMinutes } from '../../partner-health/arrivals.ts'
import { chooseEntry } from '../../partners/protocols.ts'
import { sentencesIn, textsIn } from '../../translations/gateway-sentences.ts'
import type { Language } from '../../translations/language.ts'
import { sayReasons } from '../api/views/reason.ts'
import type { ApiApp } from '../openapi/routes.ts'
import type { Html } from '../pages/page.ts'
import { methodNotAllowedHandler } from '../responses/error-handler.ts'
import { jsonResponse } from '../responses/json-response.ts'
import type { Services } from '../services.ts'
import { respondTechnician, respondTooMany, visitorLanguage } from './technician-page.ts'

type Deps = Pick<Services, 'configuration' | 'now' | 'protocols' | 'publicUrl' | 'rateLimits' | 'store'>

const path = '/inbound-views/:code/:token'

/** Returns the path of the page for a partner's technician. */
export const inboundViewPath = (code: string, token: string): string =>
  path.replace(':code', encodeURIComponent(code)).replace(':token', token)

/** The interval at which the page reads itself again, in seconds. */
const readAgain = '10'

const minuteOf = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`

const row = (name: string, value: string | null): Html | '' =>
  value === null || value === '' ? '' : html`<dt>${name}</dt><dd>${value}</dd>`

const arrivalItem = (language: Language, arrival: Arrival): Html => {
  const { inbound } = textsIn(language).technician_page
  const { at, method, path: address, from, headers, sender, verdict, status, summary, reason } = arrival
  return html`<section class="panel"><h2>${at.slice(11, 19)} UTC <span class="badge ${verdict === 'taken' ? 'good' : 'bad'}">${verdict === 'taken' ? inbound.taken : inbound.refused}</span></h2>
${sender === 'possible' ? html`<p class="hint">${inbound.possible}</p>` : ''}
<dl>${row(inbound.reason, reason === null ? null : sentencesIn(language).say(reason))}${row(inbound.status, `HTTP ${status}`)}${row(inbound.summary, summary)}${row(inbound.path, `${method} ${address}`)}${row(inbound.from, from)}${row(inbound.headers, headers.map(({ name, value }) => `${name}: ${value}`).join('\n'))}</dl></section>`
}

/**
 * Adds the page on which a partner's technician sees what arrived from them: HTML for a browser, JSON where that is asked for.
 * The token in its address is the only proof of the caller.
 */
export const addInboundViewPage = (app: ApiApp, services: Deps): void => {
  const { store, configuration, protocols, publicUrl, now, rateLimits } = services

  const findView = async (context: Context): Promise<InboundView | null> => {
    const code = PartnerCode.safeParse(context.req.param('code')).data
    const token = sha256(context.req.param('token') ?? '')
    const views = openViews((await configuration.snapshot()).inboundViews(), now())
    return views.find((view) => view.partner === code && equalInConstantTime(view.token, token)) ?? null
  }

  const addressesOf = async (code: PartnerCode): Promise<readonly string[]> => {
    const partner = (await configuration.snapshot()).partner(code)
    const endpoint = partner === null ? undefined : chooseEntry(protocols.entries).of(partner).endpoint
    return endpoint === undefined
      ? []
      : [`${publicUrl()}/partners/${code}/${endpoint.path}`, `${publicUrl()}/${endpoint.path}`]
  }

  app.get(path, async (context) => {
    const language = visitorLanguage(context)
    const { inbound } = textsIn(language).technician_page
    const { t } = sentencesIn(language)
    const view = await findView(context)
    // Guesses are counted apart, so that nobody without the link locks out who has it.
    if (!rateLimits.mayView(`inbound-view ${view === null ? context.req.param('code') : view.token}`))
      return respondTooMany(context)
    const isJson = context.req.header('accept')?.includes('application/json') === true
    if (view === null) {
      const content = html`<div class="box warn"><p>${inbound.goneHint}</p></div>`
      return respondTechnician(context, inbound.gone, content, 404)
    }
    const { partner, expiresAt } = view
    const items = await readArrivals(store, partner, now())
    const addresses = await addressesOf(partner)
    if (isJson) return jsonResponse(sayReasons({ partner, addresses, expiresAt, items }, { language }))
    const content = html`<p>${t('technician_page.inbound.hint', { minutes: shownMinutes })}</p>
<p>${inbound.addresses} ${addresses.map((address) => html`<code>${address}</code> `)}</p>
<p><a href="/manual/connect.html">${inbound.connect}</a></p>
${items.length === 0 ? html`<div class="panel" role="status"><p><strong>${inbound.none}</strong></p><p>${inbound.noneHint}</p></div>` : items.map((each) => arrivalItem(language, each))}
<p class="hint">${t('technician_page.inbound.until', { time: minuteOf(expiresAt) })}</p>`
    return respondTechnician(context, t('technician_page.inbound.title', { partner }), content, 200, {
      refresh: readAgain,
    })
  })
  app.all(path, (context) => methodNotAllowedHandler(context, ['GET']))
}
