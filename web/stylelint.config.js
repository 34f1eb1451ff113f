export default {
  extends: ['stylelint-config-standard'],
  reportNeedlessDisables: true,
  rules: {
    // Colours, sizes and spaces come from tokens.css, so that the look changes in one place.
    'color-no-hex': true,
    'color-named': 'never',
    'declaration-no-important': true,
    'selector-max-id': 0,
    // Blank lines part the tokens into families.
    'custom-property-empty-line-before': null,
    // Layers decide what wins, and related rules read better together than in order of specificity.
    'no-descending-specificity': null,
  },
  overrides: [{ files: ['src/styles/tokens.css'], rules: { 'color-no-hex': null } }],
};
