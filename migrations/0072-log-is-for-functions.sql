-- Since 0053 no policy shows the application a row of the log: the right to ask for one goes too, so that a policy alone opens nothing.
revoke select on access_log from pluis_app;
