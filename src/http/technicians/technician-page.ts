import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { textsIn } from '../../translations/gateway-sentences.ts'
import { acceptedLanguage, type Language } from '../../translations/language.ts'
import { type Html, pageOf, respondPage, secretLinkHeaders } from '../pages/page.ts'

/** Returns the language for a person at a partner: the one that their browser asks for. */
export const visitorLanguage = (context: Context): Language =>
  acceptedLanguage(context.req.header('accept-language')) ?? 'en'

/** Answers a person at a partner with a page. */
export const respondTechnician = (
  context: Context,
  title: string,
  content: Html,
  status: ContentfulStatusCode = 200,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> => {
  const page = pageOf({
    language: visitorLanguage(context),
    owner: 'lendwire',
    title,
    isListed: false,
    content: html`<h1>${title}</h1>${content}`,
  })
  return respondPage(context, page, status, { ...secretLinkHeaders, ...more })
}

/** Answers that a page was read too often. */
export const respondTooMany = (context: Context): Promise<Response> => {
  const { tooMany } = textsIn(visitorLanguage(context)).technician_page
  return respondTechnician(context, '429', html`<div class="box warn"><p>${tooMany}</p></div>`, 429, {
    'retry-after': '60',
  })
}
