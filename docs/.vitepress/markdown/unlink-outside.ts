import { join } from 'node:path'
import type { MarkdownRenderer } from 'vitepress'

/** Does a link of a page lead to a file that is not part of the manual, such as the code? */
const leadsOutside = (href: string, page: string): boolean =>
  !/^[a-z]+:|^[#/]/.test(href) && join('docs', page, '..', href).split('/')[0] !== 'docs'

/** Shows links to files outside of `docs/` as the path of the file in a checkout: the site does not have them. */
export const unlinkOutside = (markdown: MarkdownRenderer): void => {
  markdown.core.ruler.push('unlink_outside', ({ tokens, env }) => {
    for (const { children } of tokens)
      for (const token of children ?? []) {
        const href = token.attrGet('href')
        if (token.type !== 'link_open' || href === null || !leadsOutside(href, env.relativePath ?? ''))
          continue
        const close = children?.find(
          (each, index) => index > (children?.indexOf(token) ?? 0) && each.type === 'link_close',
        )
        token.tag = 'span'
        token.attrs = [['title', `In the checkout: ${join('docs', env.relativePath ?? '', '..', href)}`]]
        token.type = 'span_open'
        if (close !== undefined) Object.assign(close, { tag: 'span', type: 'span_close' })
      }
  })
}
