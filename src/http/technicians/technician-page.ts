import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type Html, pageOf, respondPage, secretLinkHeaders } from '../pages/page.ts'
import { technicianWords } from './words.ts'

/** Answers a person at a partner with a page. */
export const respondTechnician = (
  context: Context,
  title: string,
  content: Html,
  status: ContentfulStatusCode = 200,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> => {
  const { language } = technicianWords(context)
  const page = pageOf({
    language,
    owner: 'lendwire',
    title,
    isListed: false,
    content: html`<h1>${title}</h1>${content}`,
  })
  return respondPage(context, page, status, { ...secretLinkHeaders, ...more })
}

/** Answers that a page was read too often. */
export const respondTooMany = (context: Context): Promise<Response> => {
  const { words } = technicianWords(context)
  return respondTechnician(context, '429', html`<div class="box warn"><p>${words.tooMany}</p></div>`, 429, {
    'retry-after': '60',
  })
}
