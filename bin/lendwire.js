#!/usr/bin/env node
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const oldestNode = 24

// A checkout runs from its sources, an installed package from what is compiled.
const sources = fileURLToPath(new URL('../src/cli.ts', import.meta.url))
const compiled = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const cli = existsSync(sources) ? sources : compiled

/** The Node of the `node` package, which a checkout brings; undefined where it is not installed. */
const bundledNode = () => {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node')
  } catch {
    return undefined
  }
}

/** Node 24 says at each start that its SQLite is experimental: nobody who runs lendwire can do anything about it. */
const emitWarning = process.emitWarning.bind(process)
process.emitWarning = (warning, ...more) => {
  if (!String(warning).startsWith('SQLite is an experimental feature')) emitWarning(warning, ...more)
}

if (Number(process.versions.node.split('.')[0]) >= oldestNode) {
  await import(cli)
} else {
  const node = bundledNode()
  if (node === undefined) {
    process.stderr.write(
      `lendwire needs Node ${oldestNode} or newer; this is Node ${process.versions.node}. Install it from https://nodejs.org\n`,
    )
    process.exit(1)
  }
  const { status, signal } = spawnSync(node, [cli, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exit(signal === null ? (status ?? 1) : 1)
}
