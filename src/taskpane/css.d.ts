// webpack takes care of style sheets imported for their effect.
declare module "*.css";
