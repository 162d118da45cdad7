import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Cloudflare serves the files itself, with these headers (Workers, "Static assets", "Headers"). */
const headersOfAssets = `/console/assets/*
  Cache-Control: public, max-age=31536000, immutable
  X-Content-Type-Options: nosniff
`

/** The parts that the list of requests shares with other pages. */
const listParts =
  /console\/src\/shared\/(page|stage|list|age|status-badge|tone-badge)|features\/requests\/(saved-view|attention-mark|patron-of)|use(InfiniteQuery|Queries)|queriesObserver|components\/(Paper|Center|Checkbox|InlineInput|ScrollArea\/Native)/

const writeHeaders = (): Plugin => ({
  name: 'write-headers',
  apply: 'build',
  writeBundle: ({ dir = '' }) => writeFile(join(dir, '../_headers'), headersOfAssets),
})

export default defineConfig({
  base: '/console/',
  plugins: [react(), writeHeaders()],
  build: {
    outDir: 'dist/console',
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    // Browsers that know light-dark(), by which the colours of both themes stand beside each other.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // Every file is fetched by its address: the policy of the page has no place for data in them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // How long plugins take is no warning for those who install.
      checks: { bundlerTimings: false, pluginTimings: false },
      // What every page needs is one file, and what lists need is another: small ones compress badly, and each costs a
      // request with its headers.
      output: {
        codeSplitting: {
          groups: [
            { name: 'console', tags: ['$initial'] },
            { name: 'lists', test: listParts, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/v1': 'http://127.0.0.1:8600' } },
})
