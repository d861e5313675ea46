/** The browser bundles of Clerk that go together and were tried together; hashes are those of the npm tarballs. */
export const BUNDLES = {
  'clerk-js': {
    version: '6.34.1',
    integrity:
      'sha512-PcM/x9lzmDU5bQ8jaJjkWYncJbAYL5hlxHG3jkO4SLG39apLqfBuFCaRw27ptIkwRCTJnY+a6Nvml3gk8G1CZA==',
  },
  ui: {
    version: '1.34.0',
    integrity:
      'sha512-EP6Wcf+iqV5hJRMjfmVSOb7wWEgt2DuUOnR3Yv/ULPdmGgGWa64oc4tB4VfD66z8nXgtXqHEXNNnGURAOfQ7vQ==',
  },
} as const;

export type BundleName = keyof typeof BUNDLES;
