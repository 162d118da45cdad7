import type { Context } from 'hono'
import { html } from 'hono/html'
import { equalInConstantTime } from '../../accounts/secrets.ts'
import { PartnerCode } from '../../borrowing/values.ts'
import { type InboundView, openViews } from '../../configuration/inbound-view.ts'
import { sha256 } from '../../hash.ts'
import { type TrialOperation, trialOperations } from '../../partners/trial-subject.ts'
import { Problem } from '../../problem.ts'
import { sentencesIn, textsIn } from '../../translations/gateway-sentences.ts'
import type { Language } from '../../translations/language.ts'
import { limitBody } from '../input/body.ts'
import type { ApiApp } from '../openapi/routes.ts'
import type { Html } from '../pages/page.ts'
import { methodNotAllowedHandler } from '../responses/error-handler.ts'
import type { Services } from '../services.ts'
import { checkSection, onboardingContent, type Shown } from './onboarding-content.ts'
import { onboardingRecord } from './onboarding-record.ts'
import { makeCredentials, SettingsForm, saveSettings } from './onboarding-settings.ts'
import { respondTechnician, respondTooMany, visitorLanguage } from './technician-page.ts'

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

/** Returns the problem of an action in words, with its faults. */
const problemIn = (error: unknown, language: Language): readonly string[] => {
  if (!(error instanceof Problem) || error.code === 'internal') throw error
  const { say } = sentencesIn(language)
  return error.faults.length === 0 ? [say(error.reason)] : error.faults.map((each) => say(each))
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
    const content = await onboardingContent(services, code, token, language, shown)
    const live = context.req.method === 'GET' && context.req.query('live') !== undefined
    return content === null
      ? gone(context)
      : respondTechnician(
          context,
          sentencesIn(language).t('technician_page.onboarding.title', { partner: code }),
          content,
          status,
          live ? { refresh: '10' } : {},
        )
  }

  app.get(path, async (context) => {
    if (!rateLimits.mayView(`onboarding ${context.req.param('code')}`)) return respondTooMany(context)
    const view = await findView(context)
    return view === null ? gone(context) : show(context, view.partner)
  })

  app.get(recordPath, async (context) => {
    if (!rateLimits.mayView(`onboarding ${context.req.param('code')}`)) return respondTooMany(context)
    const view = await findView(context)
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
      await services.sayInTrial(code, action, isbn === '' ? undefined : isbn)
      return there('?live#trial')
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
      const faults = settings.error.issues.map((issue) =>
        issue.code === 'unrecognized_keys' ? yours.unknown : `${issue.path.join('.')}: ${issue.message}`,
      )
      return show(context, code, { faults }, 400)
    }
    await saveSettings(services, code, settings.data)
    return show(context, code, { isSaved: true })
  }

  app.post(
    path,
    limitBody(() => longest),
    async (context) => {
      if (!rateLimits.mayView(`onboarding ${context.req.param('code')}`)) return respondTooMany(context)
      const view = await findView(context)
      if (view === null) return gone(context)
      const form = Object.fromEntries(new URLSearchParams(await context.req.text()))
      try {
        return await act(context, view.partner, form)
      } catch (error) {
        return show(context, view.partner, { faults: problemIn(error, visitorLanguage(context)) }, 409)
      }
    },
  )
  app.all(path, (context) => methodNotAllowedHandler(context, ['GET', 'POST']))
  app.all(recordPath, (context) => methodNotAllowedHandler(context, ['GET']))
}
