import { defineConfig } from 'vitepress'
import { alignByClass } from './markdown/align-by-class.ts'
import { colourByClass } from './markdown/colour-by-class.ts'
import { drawDiagrams } from './markdown/draw-diagrams.ts'
import { unlinkOutside } from './markdown/unlink-outside.ts'
import { sidebar } from './pages.ts'
import { withoutInlineCode } from './without-inline-code.ts'

/**
 * The manual as a static site (`npm run docs:site`). Gateways serve it under `/manual` with a content security policy that
 * allows no inline script and no inline style.
 */
export default defineConfig({
  base: '/manual/',
  title: 'lendwire manual',
  description: 'How to install, run, use and extend lendwire.',
  lang: 'en',
  appearance: false,
  // Without an icon browsers ask the gateway for /favicon.ico.
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  metaChunk: true,
  outDir: './.vitepress/dist',
  cacheDir: '../node_modules/.cache/vitepress',
  markdown: {
    theme: 'github-light',
    codeTransformers: [colourByClass],
    config: (markdown) => {
      alignByClass(markdown)
      drawDiagrams(markdown)
      unlinkOutside(markdown)
    },
  },
  themeConfig: {
    search: { provider: 'local' },
    sidebar,
    outline: { level: [2, 3] },
    nav: [
      { text: 'Tutorial', link: '/tutorial/first-loan' },
      { text: 'Troubleshooting', link: '/troubleshooting' },
      { text: 'Glossary', link: '/glossary' },
    ],
  },
  transformHtml: (html, _file, { siteConfig }) => withoutInlineCode(html, siteConfig.outDir),
})
