import type { Context } from 'hono'
import { html } from 'hono/html'
import { PartnerCode } from '../../borrowing/values.ts'
import { textsIn } from '../../translations/gateway-sentences.ts'
import type { ApiApp } from '../openapi/routes.ts'
import { methodNotAllowedHandler } from '../responses/error-handler.ts'
import type { Services } from '../services.ts'
import { respondTechnician, respondTooMany, visitorLanguage } from './technician-page.ts'

type Deps = Pick<Services, 'rateLimits' | 'testLetters'>

const path = '/test-letters/:code/:secret'

type Visit = { readonly code: PartnerCode; readonly secret: string }

const visitOf = (context: Context): Visit | null => {
  const code = PartnerCode.safeParse(context.req.param('code')).data
  const secret = context.req.param('secret')
  return code === undefined || secret === undefined || secret.length > 100 ? null : { code, secret }
}

const gone = (context: Context): Promise<Response> => {
  const { letter } = textsIn(visitorLanguage(context)).technician_page
  return respondTechnician(
    context,
    letter.gone,
    html`<div class="box warn"><p>${letter.goneHint}</p></div>`,
    404,
  )
}

/**
 * Adds the page behind the link of a test letter. Opening it confirms nothing, since mail scanners open links too; the button
 * on it does.
 */
export const addTestLetterPage = (app: ApiApp, { testLetters, rateLimits }: Deps): void => {
  app.get(path, async (context) => {
    const visit = visitOf(context)
    if (visit !== null && !rateLimits.mayView(`test-letter ${visit.code}`)) return respondTooMany(context)
    if (visit === null || !(await testLetters.isLast(visit.code, visit.secret))) return gone(context)
    const { letter } = textsIn(visitorLanguage(context)).technician_page
    return respondTechnician(
      context,
      letter.title,
      html`<div class="panel"><p>${letter.text}</p><form method="post" class="actions"><button>${letter.button}</button></form></div>`,
    )
  })

  app.post(path, async (context) => {
    const visit = visitOf(context)
    if (visit !== null && !rateLimits.mayView(`test-letter ${visit.code}`)) return respondTooMany(context)
    if (visit === null || !(await testLetters.confirm(visit.code, visit.secret))) return gone(context)
    const { letter } = textsIn(visitorLanguage(context)).technician_page
    return respondTechnician(
      context,
      letter.thanks,
      html`<div class="box good" role="status"><p>${letter.thanksText}</p></div>`,
    )
  })
  app.all(path, (context) => methodNotAllowedHandler(context, ['GET', 'POST']))
}
