import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Cloudflare serves the files itself, with these headers (Workers, "Static assets", "Headers"). */
const headersOfAssets = `/console/assets/*
  Cache-Control: public, max-age=31536000, immutable
  X-Content-Type-Options: nosniff
`

/** Writes each script and style compressed beside itself: the gateway sends them as they are. */
const compressAssets = (): Plugin => ({
  name: 'compress-assets',
  apply: 'build',
  writeBundle: async ({ dir = '' }, bundle) => {
    for (const name of Object.keys(bundle).filter((each) => /\.(js|css|svg)$/.test(each))) {
      const content = await readFile(join(dir, name))
      await writeFile(join(dir, `${name}.br`), brotliCompressSync(content))
      await writeFile(join(dir, `${name}.gz`), gzipSync(content, { level: 9 }))
    }
    await writeFile(join(dir, '../_headers'), headersOfAssets)
  },
})

export default defineConfig({
  base: '/console/',
  plugins: [react(), compressAssets()],
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
      // What every page needs is one file: small ones compress badly, and each costs a request.
      output: { codeSplitting: { groups: [{ name: 'console', tags: ['$initial'] }] } },
    },
  },
  server: { proxy: { '/v1': 'http://127.0.0.1:8600' } },
})
