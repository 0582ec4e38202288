"""The named graphs: what they hold, as pages, in VoID and in the service description."""
