import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { randomSecret } from '../../accounts/secrets.ts'
import type { Instant } from '../../borrowing/values.ts'
import { checkCreation } from '../../delivery/commands/check-input.ts'
import { sha256 } from '../../hash.ts'
import { Problem } from '../../problem.ts'
import type { StoredAnswer } from '../../store/ports/answers.ts'
import { textsIn } from '../../translations/gateway-sentences.ts'
import type { Language } from '../../translations/language.ts'
import type { ApiEnv } from '../auth/api-env.ts'
import { patronQuota, takeFromQuota } from '../limits/quotas.ts'
import { respond } from '../responses/json-response.ts'
import type { Services } from '../services.ts'
import { fieldOfNumber, fieldsOf, mainField } from './fields.ts'
import type { FormContent, FormFault } from './form-fields.ts'
import { formPage, otherKinds } from './form-page.ts'
import { addressOf } from './layout.ts'
import { isNumberField, numberFault } from './number-words.ts'
import { respondPage } from './page-frame.ts'
import type { SubmittedForm } from './submitted-form.ts'
import type { Visit } from './visit.ts'

/** Returns all that is wrong with a form as far as can be said before the request is made. */
const faultsBefore = (
  submitted: SubmittedForm,
  at: { readonly now: Instant; readonly timeZone: string },
  language: Language,
): readonly FormFault[] => {
  try {
    checkCreation(submitted.input, at)
    return submitted.faults
  } catch (error) {
    const faults = error instanceof Problem ? formFaults(error, submitted, language) : null
    if (faults === null) throw error
    return [...faults, ...submitted.faults]
  }
}

/**
 * Says why a request could not be made, in words for the patron at the fields that it is about.
 *
 * @param problem what `create` threw
 * @returns null for a problem that no form can tell
 */
const formFaults = (
  problem: Problem,
  { input, shown }: SubmittedForm,
  language: Language,
): readonly FormFault[] | null => {
  const { faults } = textsIn(language).patron_page
  if (problem.code === 'not_allowed_now') return [{ field: null, message: faults.duplicate }]
  if (problem.code === 'unavailable') return [{ field: null, message: faults.unavailable }]
  if (problem.code !== 'invalid_input') return null
  return problem.faults.map(({ path }): FormFault => {
    if (path === 'service/neededBy') return { field: 'neededBy', message: faults.neededBy }
    if (path === 'citation') return { field: mainField[shown.kind], message: faults.missing }
    if (path.startsWith('patron')) return { field: null, message: faults.patron }
    const field = fieldOfNumber(input.citation, path.replace(/^citation\//, ''))
    return field === undefined || !isNumberField(field) || !fieldsOf[shown.kind].includes(field)
      ? { field: null, message: faults.other }
      : { field, message: numberFault(field, shown.values[field] ?? '', language) }
  })
}

type Deps = Pick<Services, 'create' | 'now' | 'privacy' | 'store'>

/** The context of a call of a patron page. */
export type Page = Context<ApiEnv>

/** Returns the answer that leads a browser to another page. */
export const seeOther = (address: string): StoredAnswer => ({
  status: 303,
  body: '',
  headers: { location: address },
})

/** Returns the idempotency key of a form. Under the key of its form, what a patron sends is done once. */
export const idempotencyOf = async (
  { privacy }: Deps,
  { frame }: Visit,
  path: string,
  form: URLSearchParams,
) => ({
  caller: await privacy.pseudonymOf(frame.library.code, frame.session.patron.id),
  key: (form.get('once') ?? '').slice(0, 200) || randomSecret(),
  bodyHash: sha256(`${path}\n${form.toString()}`),
})

/** Returns the patron of a visit as the actor of a command. */
export const actorOf = ({ frame }: Visit) => ({ kind: 'patron' as const, id: frame.session.patron.id })

/** Shows the form of a request. */
export const showForm = (
  context: Page,
  { frame, openUrl, own }: Visit,
  content: Omit<FormContent, 'once' | 'others'>,
  status: ContentfulStatusCode = 200,
): Promise<Response> => {
  const pasted = own.get('q')
  const query = [content.openUrl || openUrl, pasted === null ? '' : `q=${encodeURIComponent(pasted)}`]
    .filter((part) => part !== '')
    .join('&')
  const others = otherKinds(content.kind).map((kind) => ({
    kind,
    address: addressOf(frame.library, `/request?kind=${kind}${query === '' ? '' : `&${query}`}`),
  }))
  return respondPage(context, formPage(frame, { ...content, once: randomSecret(), others }), status)
}

/** Creates the request of a form, or shows the form with its faults. */
export const makeRequest = async (
  services: Deps,
  context: Page,
  visit: Visit,
  submitted: SubmittedForm,
  idempotency: Awaited<ReturnType<typeof idempotencyOf>>,
): Promise<Response> => {
  const { library, language } = visit.frame
  const refuse = (faults: FormContent['faults'], status: ContentfulStatusCode) =>
    showForm(context, visit, { ...submitted.shown, faults }, status)
  const at = { now: services.now(), timeZone: library.timeZone }
  const before = faultsBefore(submitted, at, language)
  if (before.length > 0) return refuse(before, 400)
  const answer = (number: string): StoredAnswer =>
    seeOther(addressOf(library, `/requests/${number}?said=made`))
  try {
    await takeFromQuota(services, idempotency.caller, patronQuota, JSON.stringify(submitted.input).length)
    const result = await services.create({
      library: library.code,
      input: submitted.input,
      by: actorOf(visit),
      idempotency,
      answer: (done) => answer(done.stored.value.number),
    })
    return respond(result.kind === 'replay' ? result.answer : answer(result.stored.value.number))
  } catch (error) {
    const faults = error instanceof Problem ? formFaults(error, submitted, language) : null
    if (faults === null || !(error instanceof Problem)) throw error
    return refuse(faults, error.code === 'unavailable' ? 503 : error.code === 'invalid_input' ? 400 : 409)
  }
}
