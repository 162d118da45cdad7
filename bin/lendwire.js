#!/usr/bin/env node
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url))

// The host's Node may be older than the one that runs TypeScript as it is: then the node package that comes along does.
const newer = () => join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node')

if (Number(process.versions.node.split('.')[0]) >= 24) {
  await import(cli)
} else {
  const { status, signal } = spawnSync(newer(), [cli, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exit(signal === null ? (status ?? 1) : 1)
}
