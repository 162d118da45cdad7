import type { Context } from 'hono'
import { html } from 'hono/html'
import { equalInConstantTime } from '../../accounts/secrets.ts'
import { Instant, PartnerCode } from '../../borrowing/values.ts'
import { InboundView, openViews } from '../../configuration/inbound-view.ts'
import { sha256 } from '../../hash.ts'
import { faultsOf } from '../../input-faults.ts'
import { type TrialOperation, trialOperations } from '../../partners/trial-subject.ts'
import { type Fault, Problem } from '../../problem.ts'
import { colonIn, sentencesIn, textsIn } from '../../translations/gateway-sentences.ts'
import type { Language } from '../../translations/language.ts'
import { limitBody } from '../input/body.ts'
import type { ApiApp } from '../openapi/routes.ts'
import type { Html } from '../pages/page.ts'
import { methodNotAllowedHandler } from '../responses/error-handler.ts'
import type { Services } from '../services.ts'
import { readWait } from './inbound-section.ts'
import { checkSection, onboardingContent, type Shown } from './onboarding-content.ts'
import { onboardingRecord } from './onboarding-record.ts'
import { chooseProtocol, makeCredentials, SettingsForm, saveSettings } from './onboarding-settings.ts'
import { respondTechnician, respondTooMany, visitorLanguage } from './technician-page.ts'
import { endOf } from './trial-steps.ts'

type Deps = Pick<
  Services,
  | 'audit'
  | 'checkPartner'
  | 'configuration'
  | 'kinds'
  | 'letterLanguages'
  | 'now'
  | 'protocols'
  | 'publicUrl'
  | 'rateLimits'
  | 'requestsNaming'
  | 'sayInTrial'
  | 'store'
>

const path = '/onboarding/:code/:token'
const recordPath = `${path}/record` as const

/** Returns the path of the page on which a partner's technician connects their system. */
export const onboardingPath = (code: string, token: string): string =>
  path.replace(':code', encodeURIComponent(code)).replace(':token', token)

/** The longest form that is taken, in bytes. */
const longest = 10_000

const isOperation = (action: string): action is TrialOperation =>
  trialOperations.some((each) => each === action)

/** Returns faults in words of the page: each with the label of its field, and none with a setting of the library. */
const faultsIn = (faults: readonly Fault[], language: Language): readonly string[] => {
  const { say } = sentencesIn(language)
  const { yours } = textsIn(language).technician_page.onboarding
  const labels: Readonly<Record<string, string>> = {
    url: yours.url,
    agencyType: yours.agencyType,
    agencyValue: yours.agencyValue,
    system: yours.system,
    token: yours.tokenLabel,
  }
  return faults.map((each) => {
    const label = labels[each.path.split('/').at(-1) ?? '']
    const said = each.code === 'fault.private_network' ? yours.forbidden : say(each)
    return label === undefined ? said : `${label}${colonIn(language)} ${said}`
  })
}

const seconds = { in: 5, trial: 10 } as const

/**
 * Returns the header by which a page reads itself again at one of its parts. Its address changes each time: a browser takes an
 * address that differs in the part behind `#` alone for the page that it has, and reads nothing.
 */
const refreshOf = (
  { req }: Context,
  part: keyof typeof seconds | undefined,
): Readonly<Record<string, string>> => {
  if (part === undefined) return {}
  const query = new URLSearchParams(req.query())
  query.set('again', query.get('again') === '1' ? '2' : '1')
  return { refresh: `${seconds[part]}; url=${req.path}?${query}#${part}` }
}

/** Returns the problem of an action in words, with its faults. */
const problemIn = (error: unknown, language: Language): readonly string[] => {
  if (!(error instanceof Problem) || error.code === 'internal') throw error
  return error.faults.length === 0
    ? [sentencesIn(language).say(error.reason)]
    : faultsIn(error.faults, language)
}

/**
 * Adds the page on which a partner's technician connects their system without an account. The token in its address is the only
 * proof of the caller: it opens this page of one partner, until it expires or is withdrawn.
 */
export const addOnboardingPage = (app: ApiApp, services: Deps): void => {
  const { configuration, now, rateLimits } = services

  const findView = async (context: Context): Promise<InboundView | null> => {
    const code = PartnerCode.safeParse(context.req.param('code')).data
    const token = sha256(context.req.param('token') ?? '')
    const views = openViews((await configuration.snapshot()).inboundViews(), now())
    const view = views.find((each) => each.partner === code && equalInConstantTime(each.token, token))
    return view?.onboarding === true ? view : null
  }

  const gone = (context: Context): Promise<Response> => {
    const { inbound } = textsIn(visitorLanguage(context)).technician_page
    return respondTechnician(
      context,
      inbound.gone,
      html`<div class="box warn"><p>${inbound.goneHint}</p></div>`,
      404,
    )
  }

  const show = async (
    context: Context,
    code: PartnerCode,
    shown: Shown = {},
    status: 200 | 400 | 409 = 200,
  ): Promise<Response> => {
    const language = visitorLanguage(context)
    const token = context.req.param('token') ?? ''
    const isRead = context.req.method === 'GET'
    const since = isRead ? Instant.safeParse(context.req.query('wait')).data : undefined
    const view = InboundView.safeParse((await services.store.getDocument('inbound_view', code))?.value).data
    const wait = since && view && readWait(view, since, now())
    const named = (await configuration.snapshot()).partner(code)?.name ?? code
    const content = await onboardingContent(services, code, token, language, { ...shown, wait })
    const live = isRead && context.req.query('live') !== undefined
    return content === null
      ? gone(context)
      : respondTechnician(
          context,
          sentencesIn(language).t('technician_page.onboarding.title', { partner: named }),
          content,
          status,
          refreshOf(context, wait?.state === 'waiting' ? 'in' : live ? 'trial' : undefined),
        )
  }

  /** Counts guesses apart, so that nobody without the link locks out who has it. */
  const mayView = (context: Context, view: InboundView | null): boolean =>
    rateLimits.mayView(`onboarding ${view === null ? context.req.param('code') : view.token}`)

  app.get(path, async (context) => {
    const view = await findView(context)
    if (!mayView(context, view)) return respondTooMany(context)
    return view === null ? gone(context) : show(context, view.partner)
  })

  app.get(recordPath, async (context) => {
    const view = await findView(context)
    if (!mayView(context, view)) return respondTooMany(context)
    const language = visitorLanguage(context)
    const content = view === null ? null : await onboardingRecord(services, view.partner, language)
    const { title } = textsIn(language).technician_page.onboarding.record
    return content === null ? gone(context) : respondTechnician(context, title, content)
  })

  const act = async (
    context: Context,
    code: PartnerCode,
    form: Readonly<Record<string, string>>,
  ): Promise<Response> => {
    const language = visitorLanguage(context)
    const { trial, yours } = textsIn(language).technician_page.onboarding
    const { action = '' } = form
    const there = (query = ''): Response => context.redirect(`${context.req.path}${query}`, 303)
    if (isOperation(action)) {
      const isbn = (form.isbn ?? '').replace(/[\s-]/g, '')
      if (isbn !== '' && !/^(?:\d{9}[\dXx]|\d{13})$/.test(isbn))
        return show(context, code, { faults: [trial.noIsbn] }, 400)
      if (action === 'request') {
        const stored = InboundView.safeParse((await services.store.getDocument('inbound_view', code))?.value)
        const end = stored.data?.trial && endOf(stored.data.trial, now())
        if (end === 'wait') return there('?live#trial')
        if (end !== undefined) await services.sayInTrial(code, end)
      }
      await services.sayInTrial(code, action, isbn === '' ? undefined : isbn)
      return there('?live#trial')
    }
    if (action === 'wait') return there(`?wait=${now()}#in`)
    if (action === 'protocol') {
      await chooseProtocol(services, code, form.protocol ?? '')
      return there()
    }
    if (action === 'credentials') {
      const secret = await makeCredentials(services, code)
      return secret === null ? there() : show(context, code, { secret })
    }
    if (action === 'check') {
      const checked: Html = checkSection(await services.checkPartner(code, undefined, false), language)
      return show(context, code, { checked })
    }
    const settings = SettingsForm.safeParse(form)
    if (!settings.success) {
      const isKnown = settings.error.issues.every((issue) => issue.code !== 'unrecognized_keys')
      const faults = isKnown ? faultsIn(faultsOf(settings.error), language) : [yours.unknown]
      return show(context, code, { faults, typed: form }, 400)
    }
    await saveSettings(services, code, settings.data)
    return show(context, code, { isSaved: true })
  }

  app.post(
    path,
    limitBody(() => longest),
    async (context) => {
      const view = await findView(context)
      if (!mayView(context, view)) return respondTooMany(context)
      if (view === null) return gone(context)
      const form = Object.fromEntries(new URLSearchParams(await context.req.text()))
      try {
        return await act(context, view.partner, form)
      } catch (error) {
        const faults = problemIn(error, visitorLanguage(context))
        return show(context, view.partner, { faults, typed: form }, 409)
      }
    },
  )
  app.all(path, (context) => methodNotAllowedHandler(context, ['GET', 'POST']))
  app.all(recordPath, (context) => methodNotAllowedHandler(context, ['GET']))
}
