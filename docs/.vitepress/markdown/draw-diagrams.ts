import { renderMermaidSVG } from 'beautiful-mermaid'
import type { MarkdownRenderer } from 'vitepress'

/** The drawing fetches a font from elsewhere: the reader's own font does. */
const foreignFont = /@import url\([^)]*\);/g

/** Draws the Mermaid diagrams of the pages when the site is built, as pictures that need no script. */
export const drawDiagrams = ({ renderer, utils }: MarkdownRenderer): void => {
  const fence = renderer.rules.fence
  renderer.rules.fence = (tokens, index, ...rest) => {
    const token = tokens[index]
    if (token?.info.trim() !== 'mermaid') return fence?.(tokens, index, ...rest) ?? ''
    const picture = renderMermaidSVG(token.content).replace(foreignFont, '')
    const source = `data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}`
    return `<img class="diagram" alt="${utils.escapeHtml(`Diagram: ${token.content}`)}" src="${source}">`
  }
}
