import type { MarkdownRenderer } from 'vitepress'

/** Aligns the cells of tables by classes in place of `style` attributes, which the content security policy forbids. */
export const alignByClass = (markdown: MarkdownRenderer): void => {
  markdown.core.ruler.push('align_by_class', ({ tokens }) => {
    for (const token of tokens) {
      const alignment = /^text-align:(\w+)$/.exec(token.attrGet('style') ?? '')?.[1]
      if (alignment === undefined) continue
      token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'style')
      token.attrJoin('class', `align-${alignment}`)
    }
  })
}
