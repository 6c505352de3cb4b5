FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /source
COPY . .
RUN dotnet restore src/LeanBot --locked-mode \
 && dotnet publish src/LeanBot -c Release --no-restore -o /app \
 && mv /app/LeanBot /app/leanbot \
 && mkdir -p -m 700 /own/data \
 && cp -r config /own/

# No shell and no package manager; «extra» brings the time zones.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
COPY --from=build /app /app
# The bot writes its state, and into config/ what is edited in the admin bot.
COPY --from=build --chown=1654:1654 /own /app
WORKDIR /app
USER 1654:1654
# In a container 127.0.0.1 is the container's own: who may reach the port is decided where it is published.
ENV PATH="/app:${PATH}" LEANBOT_RECEIVER_HOST=0.0.0.0
VOLUME ["/app/config", "/app/data"]
EXPOSE 3001
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["leanbot", "health"]
ENTRYPOINT ["leanbot"]
