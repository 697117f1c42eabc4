/** The front door: on to the language that the reader's browser asks for, with the rest of the link. */
const french =
  navigator.languages
    .find((language) => /^(fr|en)/i.test(language))
    ?.toLowerCase()
    .startsWith('fr') === true;
location.replace(`${french ? 'fr' : 'en'}/${location.search}${location.hash}`);
