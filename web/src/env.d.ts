interface ImportMetaEnv {
  /** Where images, media and snapshots lie, without a slash at its end. */
  readonly PUBLIC_STORAGE: string;
}
