// `natural` types only its root, which must not be imported: it prints, reads .env and loads 77 MB.
declare module "natural/lib/natural/stemmers/porter_stemmer.js" {
  const stemmer: { stem(word: string): string };
  export = stemmer;
}
