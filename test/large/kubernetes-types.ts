import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { z } from 'zod'

/** The modules of `kubernetes-types` that declare the kinds of our manifests. */
const modules = {
  ConfigMap: 'core/v1',
  Deployment: 'apps/v1',
  PersistentVolumeClaim: 'core/v1',
  PodDisruptionBudget: 'policy/v1',
  Service: 'core/v1',
} as const

export const KubernetesKind = z.enum([
  'ConfigMap',
  'Deployment',
  'PersistentVolumeClaim',
  'PodDisruptionBudget',
  'Service',
])
type Manifest = { readonly kind: z.infer<typeof KubernetesKind> }

/** It lies nowhere: imports are looked up from here. */
const file = fileURLToPath(new URL('manifests.ts', import.meta.url))

/**
 * Checks manifests against the types of Kubernetes: a member that does not exist, lacks, or has another type is a fault.
 *
 * @returns the faults, as the compiler words them
 */
export const findTypeFaults = (manifests: readonly Manifest[]): readonly string[] => {
  const source = manifests.map(
    (manifest, place) =>
      `export const m${place}: import('kubernetes-types/${modules[manifest.kind]}').${manifest.kind} = ${JSON.stringify(manifest)}`,
  )
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  const program = ts.createProgram([file], options, {
    ...host,
    fileExists: (name) => name === file || fileExists(name),
    getSourceFile: (name, language) =>
      name === file ? ts.createSourceFile(name, source.join('\n'), language) : getSourceFile(name, language),
  })
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
}
