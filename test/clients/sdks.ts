import { createRequire } from 'node:module'

/** The SDK versions that stand-ins for published extensions are built on; `block` is the SDK under its older name. */
export const SDK_VERSIONS = ['0.2', '0.3', '0.4', '0.5', '1.0', 'block'] as const
export type SdkVersion = (typeof SDK_VERSIONS)[number]

const require = createRequire(import.meta.url)

/** The file that an import of the SDK means, by version. */
export const SDK_ENTRIES: Readonly<Record<SdkVersion, string>> = {
  '0.2': require.resolve('sdk-0.2'),
  '0.3': require.resolve('sdk-0.3'),
  '0.4': require.resolve('sdk-0.4'),
  '0.5': require.resolve('sdk-0.5'),
  '1.0': require.resolve('@lark-base-open/js-sdk'),
  block: require.resolve('sdk-block'),
}
