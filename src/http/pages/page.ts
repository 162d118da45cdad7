import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { textsIn } from '../../translations/gateway-sentences.ts'
import { type Language, languageNames, languages } from '../../translations/language.ts'
import type { ApiEnv } from '../auth/api-env.ts'
import { style } from './style.ts'

export type Html = ReturnType<typeof html>

const stylePath = '/pages.css'

/** Headers of every page: it loads nothing but its style sheet, runs no script, is in no frame and no cache. */
export const pageHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

/**
 * Answers with a page.
 *
 * @param more headers besides those that every page has
 */
export const respondPage = async (
  context: Context,
  content: Html,
  status: ContentfulStatusCode = 200,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> => context.html(String(await content), status, { ...pageHeaders, ...more })

/** The parts of a page. */
export type PageParts = {
  readonly language: string
  /** Its name in the window's title. */
  readonly title: string
  /** The name at the top: the owner of the page; null if it is not known. */
  readonly owner: string | null
  /** Returns the address of the page in another language; left out where it comes in one only. */
  readonly addressIn?: ((language: Language) => string) | undefined
  readonly skip?: Html | undefined
  readonly menu?: Html | undefined
  readonly content: Html | readonly (Html | '')[]
  readonly foot?: Html | undefined
  /** Whether search engines may list the page. */
  readonly isListed: boolean
}

/** The headers of a page whose link is the only proof of who calls: no other site and no search engine may learn it. */
export const secretLinkHeaders = { 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' } as const

const otherLanguages = ({ language, addressIn }: PageParts): readonly Html[] =>
  addressIn === undefined
    ? []
    : languages
        .filter((other) => other !== language)
        .map(
          (other) =>
            html`<a href="${addressIn(other)}" lang="${other}" hreflang="${other}" aria-label="${textsIn(other).page.in_this_language}">${languageNames[other]}</a>`,
        )

/** Writes a whole page. */
export const pageOf = (parts: PageParts): Html => html`<!doctype html>
<html lang="${parts.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${parts.isListed ? '' : html`<meta name="robots" content="noindex">`}
<title>${parts.title}</title>
<link rel="stylesheet" href="${stylePath}">
</head>
<body>
${parts.skip ?? ''}
${
  parts.owner === null
    ? ''
    : html`<header class="top"><div class="inner"><p>${parts.owner}</p>${otherLanguages(parts)}</div></header>`
}
${parts.menu ?? ''}
<main id="content" tabindex="-1"><div class="inner">
${parts.content}
</div></main>
${parts.foot ?? ''}
</body>
</html>
`

/** Adds the style sheet of these pages. */
export const addPageStyle = (app: Pick<Hono<ApiEnv>, 'get'>): void => {
  app.get(stylePath, (context) =>
    context.body(style, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'max-age=3600',
      'x-content-type-options': 'nosniff',
    }),
  )
}
